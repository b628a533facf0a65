package dev.docent.api.sharing;

import dev.docent.api.access.Account;
import dev.docent.api.access.Accounts;
import dev.docent.api.access.share.AccessInForce;
import dev.docent.api.access.share.AccessInForce.HeldAccess;
import dev.docent.api.access.share.HeldShare;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseDeleting;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.records.OffsetPage;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * The knowledge bases that are shared with accounts and groups. While its owner is suspended, nothing of an account is shared.
 * Every answer is read from the records. Safe for concurrent use.
 */
@Service
public class Shares implements AccessInForce {

    static final int MAX_PER_KNOWLEDGE_BASE = 200;

    private static final Logger log = LoggerFactory.getLogger(Shares.class);

    private final ShareRepository shares;
    private final Groups groups;
    private final Accounts accounts;
    private final Clock clock;

    Shares(ShareRepository shares, Groups groups, Accounts accounts, Clock clock) {
        this.shares = shares;
        this.groups = groups;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** {@return what is shared with the account, directly and through its groups, in order of the ids} */
    public List<SharedAccess> of(String account) {
        return strongest(account, shares.findByGranteeIn(groups.identities(account)));
    }

    /** {@return what the shares of this knowledge base permit the account; empty if it is not shared with it} */
    public Optional<SharedAccess> find(String account, String knowledgeBase) {
        var all = shares.findByKnowledgeBaseAndGranteeIn(knowledgeBase, groups.identities(account));
        return strongest(account, all).stream().findFirst();
    }

    /** An owner may be a member of a group that the knowledge base is shared with. */
    private List<SharedAccess> strongest(String account, List<KnowledgeBaseShare> all) {
        Map<KnowledgeBaseRef, SharedRole> roles = new HashMap<>();
        all.stream()
                .filter(each -> !each.owner().equals(account))
                .forEach(each ->
                        roles.merge(each.base(), each.role(), (one, other) -> one.compareTo(other) >= 0 ? one : other));
        var active = activeOwners(roles.keySet());
        return roles.entrySet().stream()
                .filter(each -> active.contains(each.getKey().owner()))
                .map(each -> new SharedAccess(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(each -> each.base().id()))
                .toList();
    }

    private Set<String> activeOwners(Set<KnowledgeBaseRef> bases) {
        var owners = bases.stream().map(KnowledgeBaseRef::owner).collect(Collectors.toUnmodifiableSet());
        return owners.isEmpty() ? Set.of() : accounts.active(owners);
    }

    @Override
    public Set<HeldAccess> inForce(Collection<HeldAccess> held) {
        return held.stream()
                .filter(each -> each instanceof HeldShare share && isInForce(share))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isInForce(HeldShare held) {
        return find(held.account(), held.base().id())
                .filter(now -> now.base().equals(held.base()))
                .filter(now -> !held.writes() || now.role() == SharedRole.EDITOR)
                .isPresent();
    }

    public Page<KnowledgeBaseShare> list(KnowledgeBaseRef base, OffsetPage page) {
        return shares.findByOwnerAndKnowledgeBase(base.owner(), base.id(), page);
    }

    /**
     * Shares the knowledge base, or changes the role of an existing share.
     *
     * @param name id or external id of another account, or id of a group that the owner manages or is a member of
     * @throws ProblemException (404) if there is no such account or group, (409) if there are too many shares
     */
    public KnowledgeBaseShare put(KnowledgeBaseRef base, String name, SharedRole role) {
        var grantee = grantee(base.owner(), name)
                .orElseThrow(() -> ProblemException.notFound("There is no account or group " + name));
        if (grantee.equals(base.owner())) {
            throw ProblemException.of(HttpStatus.CONFLICT, "A knowledge base is not shared with its owner");
        }
        while (true) {
            try {
                var known = shares.findByOwnerAndKnowledgeBaseAndGrantee(base.owner(), base.id(), grantee);
                var saved = shares.save(known.map(each -> each.with(role)).orElseGet(() -> begin(base, grantee, role)));
                log.info(
                        "event=shared knowledge_base={} owner={} grantee={} role={}",
                        base.id(),
                        base.owner(),
                        grantee,
                        role.text());
                return saved;
            } catch (DuplicateKeyException | OptimisticLockingFailureException changedMeanwhile) {
                // Another call shared it with the same account or group.
            }
        }
    }

    private KnowledgeBaseShare begin(KnowledgeBaseRef base, String grantee, SharedRole role) {
        if (shares.countByOwnerAndKnowledgeBase(base.owner(), base.id()) >= MAX_PER_KNOWLEDGE_BASE) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "A knowledge base is shared with at most " + MAX_PER_KNOWLEDGE_BASE
                            + " accounts and groups: share it with a group");
        }
        return KnowledgeBaseShare.of(base, grantee, role, clock.instant());
    }

    private Optional<String> grantee(String owner, String name) {
        return accounts.find(name)
                .map(Account::id)
                .or(() -> Optional.of(name).filter(group -> groups.isVisible(owner, group)));
    }

    /** Ends a share at once. @throws ProblemException (404) if there is none */
    public void delete(KnowledgeBaseRef base, String name) {
        var grantee = accounts.find(name).map(Account::id).orElse(name);
        var share = shares.findByOwnerAndKnowledgeBaseAndGrantee(base.owner(), base.id(), grantee)
                .orElseThrow(() -> ProblemException.notFound("The knowledge base is not shared with " + name));
        shares.deleteByOwnerAndKnowledgeBaseAndGrantee(base.owner(), base.id(), share.grantee());
        log.info("event=share_ended knowledge_base={} owner={} grantee={}", base.id(), base.owner(), share.grantee());
    }

    /** Ends all shares of a knowledge base that is deleted. */
    @EventListener
    void on(KnowledgeBaseDeleting leaving) {
        shares.deleteByOwnerAndKnowledgeBase(
                leaving.base().owner(), leaving.base().id());
    }

    /** Ends all shares with a group that is deleted. */
    @EventListener
    void on(GroupDeleted deleted) {
        shares.deleteByGrantee(deleted.group());
    }

    /** Ends all shares of and with an account that is deleted, and deletes its groups. May be repeated. */
    public void deleteAllOf(String account) {
        groups.deleteAllOf(account);
        shares.deleteByOwner(account);
        shares.deleteByGrantee(account);
    }
}
