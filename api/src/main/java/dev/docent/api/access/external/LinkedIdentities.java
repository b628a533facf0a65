package dev.docent.api.access.external;

import dev.docent.api.access.AccountArchive;
import dev.docent.api.access.AccountData;
import dev.docent.storage.records.RecordIds;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The users of issuers whose account is that of a login. Safe for concurrent use. */
@Service
public class LinkedIdentities implements AccountData {

    private final LinkedIdentityRepository identities;
    private final Clock clock;

    LinkedIdentities(LinkedIdentityRepository identities, Clock clock) {
        this.identities = identities;
        this.clock = clock;
    }

    Optional<LinkedIdentity> find(String issuer, String subject) {
        return identities.findByIssuerAndSubject(issuer, subject);
    }

    /** {@return which of these links still exist} @param ids their ids */
    Set<String> existing(Collection<String> ids) {
        return StreamSupport.stream(identities.findAllById(ids).spliterator(), false)
                .map(LinkedIdentity::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Links the user to the account. {@return false if one of them is linked already, unless to each other} */
    boolean link(String issuer, String subject, String account) {
        try {
            identities.save(new LinkedIdentity(RecordIds.next(), null, issuer, subject, account, clock.instant()));
            return true;
        } catch (DuplicateKeyException linked) {
            return find(issuer, subject)
                    .filter(each -> each.account().equals(account))
                    .isPresent();
        }
    }

    /** {@return those of the account, which has at most one for each issuer} */
    public List<LinkedIdentity> of(String account) {
        return identities.findByAccount(account);
    }

    /** Ends the link of the account with the issuer. {@return whether there was one} */
    public boolean unlink(String account, String issuer) {
        var known = identities.findByAccountAndIssuer(account, issuer).isPresent();
        identities.deleteByAccountAndIssuer(account, issuer);
        return known;
    }

    @Override
    public Map<String, Long> deleteOf(String account) {
        var count = (long) of(account).size();
        identities.deleteByAccount(account);
        return Map.of("linked_identities", count);
    }

    @Override
    public void export(String account, AccountArchive archive) throws IOException {
        archive.writeJson("linked-identities.json", of(account));
    }
}
