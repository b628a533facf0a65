package dev.docent.api.access.external;

import dev.docent.api.access.Account;
import dev.docent.api.access.Accounts;
import org.springframework.stereotype.Component;

/**
 * Finds the accounts of users of other issuers: one of their own, created at the first use, or that of the login that they are
 * linked to. Users of two issuers never share one of the former, nor one with a tenant of the master key.
 */
@Component
public class ExternalAccounts {

    private final Accounts accounts;
    private final LinkedIdentities identities;

    ExternalAccounts(Accounts accounts, LinkedIdentities identities) {
        this.accounts = accounts;
        this.identities = identities;
    }

    /** {@return the id of the account of the user} @param issuer name of the issuer in the settings, which has no colon */
    public String of(String issuer, String user) {
        return identities
                .find(issuer, user)
                .map(LinkedIdentity::account)
                .orElseGet(() -> own(issuer, user).id());
    }

    /** {@return the user's own account} */
    Account own(String issuer, String user) {
        return accounts.named(name(issuer, user));
    }

    /**
     * Links the user to the account of a login.
     *
     * @return false if the user has an account of its own, or one of them is linked to another
     */
    public boolean link(String issuer, String user, String account) {
        return accounts.find(name(issuer, user)).isEmpty() && identities.link(issuer, user, account);
    }

    private static String name(String issuer, String user) {
        return Account.EXTERNAL + issuer + ":" + user;
    }
}
