package dev.docent.api.sharing;

import dev.docent.api.access.AccountData;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The groups of accounts, their memberships, and the shares of and with them. */
@Component
class SharesOfAccount implements AccountData {

    private final Shares shares;
    private final GroupRepository groups;

    SharesOfAccount(Shares shares, GroupRepository groups) {
        this.shares = shares;
        this.groups = groups;
    }

    @Override
    public Map<String, Long> deleteOf(String account) {
        var count = (long) groups.countByOwner(account);
        shares.deleteAllOf(account);
        return Map.of("groups", count);
    }
}
