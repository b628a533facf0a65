package dev.docent.api.sharing;

import org.springframework.stereotype.Component;

/** The display names of accounts and groups. */
@Component
public final class GranteeNames {

    private final GroupRepository groups;
    private final AccountNames accounts;

    GranteeNames(GroupRepository groups, AccountNames accounts) {
        this.groups = groups;
        this.accounts = accounts;
    }

    public boolean isGroup(String id) {
        return groups.existsById(id);
    }

    /** {@return the name of the group, or the display name of the account, with this id} */
    public String of(String id) {
        return groups.findById(id).map(AccountGroup::name).orElseGet(() -> accounts.of(id));
    }
}
