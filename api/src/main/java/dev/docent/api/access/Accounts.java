package dev.docent.api.access;

import dev.docent.storage.records.RecordIds;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** Finds accounts and creates them on first use. Safe for concurrent use. */
@Service
public class Accounts {

    private final AccountRepository accounts;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Accounts(AccountRepository accounts, Clock clock, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.clock = clock;
        this.events = events;
    }

    /** {@return the account of the master key} */
    public Account root() {
        return named(Account.ROOT);
    }

    /** {@return the account with this external id, created once if it is missing} */
    public Account named(String externalId) {
        return accounts.findByExternalId(externalId).orElseGet(() -> create(externalId));
    }

    /** {@return the account with this id or external id} */
    public Optional<Account> find(String idOrExternalId) {
        return accounts.findById(idOrExternalId).or(() -> accounts.findByExternalId(idOrExternalId));
    }

    /** Records that the account got the sample document. */
    public void markWelcomed(Account account) {
        try {
            accounts.save(
                    new Account(account.id(), account.version(), account.externalId(), true, account.createdAt()));
        } catch (OptimisticLockingFailureException markedByAnotherProcess) {
            // Nothing else of an account ever changes.
        }
    }

    private Account create(String externalId) {
        try {
            var account = accounts.save(new Account(RecordIds.next(), null, externalId, false, clock.instant()));
            events.publishEvent(new AccountCreated(account.id()));
            return account;
        } catch (DuplicateKeyException createdByAnother) {
            return accounts.findByExternalId(externalId).orElseThrow(() -> createdByAnother);
        }
    }
}
