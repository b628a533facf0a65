package dev.docent.api.access.external;

import dev.docent.api.access.Account;
import dev.docent.api.access.Accounts;
import org.springframework.stereotype.Component;

/** Finds the accounts of users of other issuers. Users of two issuers never share one, nor one with a tenant of the master key. */
@Component
public class ExternalAccounts {

    private final Accounts accounts;

    ExternalAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /** {@return the account of the user, created at the first use} @param issuer name of the issuer in the settings, which has no colon */
    public Account of(String issuer, String user) {
        return accounts.named(Account.EXTERNAL + issuer + ":" + user);
    }
}
