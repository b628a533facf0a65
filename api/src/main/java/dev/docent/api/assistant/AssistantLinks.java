package dev.docent.api.assistant;

import dev.docent.api.access.Accounts;
import dev.docent.api.access.Caller;
import dev.docent.api.access.secret.Secrets;
import dev.docent.api.problem.ProblemException;
import java.time.Clock;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * The links of shared assistants. A link has a random token of 256 bits, of which the hash is stored, and permits nothing but to
 * use the assistant. An account accepts it once; what it accepted ends with the link. Safe for concurrent use.
 */
@Service
public class AssistantLinks {

    static final int MAX_ACCEPTED = 500;

    private final Assistants owned;
    private final AssistantRepository assistants;
    private final AcceptedLinkRepository accepted;
    private final Accounts accounts;
    private final Clock clock;

    AssistantLinks(
            Assistants owned,
            AssistantRepository assistants,
            AcceptedLinkRepository accepted,
            Accounts accounts,
            Clock clock) {
        this.owned = owned;
        this.assistants = assistants;
        this.accepted = accepted;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * {@return the token of a new link; an earlier one ends}
     *
     * @throws ProblemException (404) if the caller has no such assistant, (409) if it is not shared
     */
    public String create(Caller caller, String id) {
        var token = Secrets.randomText();
        owned.link(caller, id, DigestUtils.sha256Hex(token));
        return token;
    }

    /** Ends the link of an assistant. Whoever accepted it can no longer use the assistant. */
    public void revoke(Caller caller, String id) {
        owned.link(caller, id, null);
    }

    /** {@return the assistant with this link} @throws ProblemException (404) if there is none, or nobody may use it now */
    public Assistant find(String token) {
        return lookup(token).orElseThrow(AssistantLinks::absent);
    }

    /** {@return the assistant whose id is the token of its link; empty if there is none, or nobody may use it now} */
    public Optional<Assistant> findIdentified(String token) {
        return lookup(token).filter(each -> each.id().equals(token));
    }

    private Optional<Assistant> lookup(String token) {
        return assistants
                .findByLinkHash(DigestUtils.sha256Hex(token))
                .filter(each -> each.active() && each.visibility() == Visibility.SHARED)
                .filter(each -> !accounts.suspended().contains(each.owner()));
    }

    private static ProblemException absent() {
        return ProblemException.notFound("There is no assistant with this link");
    }

    /** {@return the assistant with this link, which the caller may use from now on} May be repeated. */
    public Assistant accept(Caller caller, String token) {
        var assistant = find(token);
        if (!assistant.owner().equals(caller.account())) {
            accept(caller.account(), assistant, DigestUtils.sha256Hex(token));
        }
        return assistant;
    }

    private void accept(String account, Assistant assistant, String hash) {
        try {
            var known = accepted.findByAccountAndAssistant(account, assistant.id());
            accepted.save(known.map(each -> each.with(hash, clock.instant()))
                    .orElseGet(() -> begin(account, assistant, hash)));
        } catch (DuplicateKeyException | OptimisticLockingFailureException acceptedMeanwhile) {
            // Another call of the same account accepted the same link.
        }
    }

    private AcceptedLink begin(String account, Assistant assistant, String hash) {
        if (accepted.countByAccount(account) >= MAX_ACCEPTED) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT, "An account accepts at most " + MAX_ACCEPTED + " links: give some back");
        }
        return AcceptedLink.of(account, assistant, hash, clock.instant());
    }

    /** Gives a link back. @throws ProblemException (404) if the caller accepted none of this assistant */
    public void giveBack(Caller caller, String id) {
        accepted.findByAccountAndAssistant(caller.account(), id).orElseThrow(() -> ReachableAssistants.absent(id));
        accepted.deleteByAccountAndAssistant(caller.account(), id);
    }
}
