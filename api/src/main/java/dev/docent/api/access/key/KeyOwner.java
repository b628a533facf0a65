package dev.docent.api.access.key;

import dev.docent.api.access.Account;
import dev.docent.api.access.Accounts;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.AuditedThing;
import dev.docent.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds the account whose keys a call is about: that of the caller, or with the master key any. */
@Component
class KeyOwner {

    private final Accounts accounts;

    KeyOwner(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * {@return the id of the account}
     *
     * @param userId its external id; null for the account of the caller
     * @throws ProblemException (403) if it is given without the master key, (404) if there is no such account
     */
    String find(Caller caller, @Nullable String userId) {
        return userId == null
                ? caller.account()
                : audited(accounts.find(permitted(caller, userId))
                        .map(Account::id)
                        .orElseThrow(() -> ProblemException.notFound("There is no account " + userId)));
    }

    /** {@return the id of the account, which is created if it is missing} */
    String create(Caller caller, @Nullable String userId) {
        return userId == null
                ? caller.account()
                : audited(accounts.tenant(permitted(caller, userId)).id());
    }

    private static String audited(String account) {
        AuditedThing.ofAccount(account);
        return account;
    }

    private static String permitted(Caller caller, String userId) {
        if (!caller.master()) {
            throw ProblemException.of(HttpStatus.FORBIDDEN, "Only the master key reaches the keys of other accounts");
        }
        return userId;
    }
}
