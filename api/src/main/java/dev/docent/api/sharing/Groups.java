package dev.docent.api.sharing;

import dev.docent.api.access.Account;
import dev.docent.api.access.Accounts;
import dev.docent.api.problem.ProblemException;
import dev.docent.storage.records.OffsetPage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Groups of accounts. To an account that neither manages a group nor is a member of it, the group does not exist. */
@Service
class Groups {

    static final int MAX_PER_ACCOUNT = 100;
    static final int MAX_MEMBERS = 500;

    private final GroupRepository groups;
    private final MemberRepository members;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Groups(
            GroupRepository groups,
            MemberRepository members,
            Accounts accounts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.groups = groups;
        this.members = members;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /** {@return the ids that shares with the account have: its own, and those of the groups that it is a member of} */
    List<String> identities(String account) {
        return Stream.concat(Stream.of(account), memberships(account).stream()).toList();
    }

    private List<String> memberships(String account) {
        return members.findByAccount(account).stream().map(GroupMember::groupId).toList();
    }

    /** {@return whether the account manages the group or is a member of it} */
    boolean isVisible(String account, String group) {
        return groups.findByOwnerAndId(account, group).isPresent() || members.existsByGroupIdAndAccount(group, account);
    }

    AccountGroup create(String owner, String name) {
        if (groups.countByOwner(owner) >= MAX_PER_ACCOUNT) {
            throw conflict("An account has at most " + MAX_PER_ACCOUNT + " groups: delete some");
        }
        return groups.save(AccountGroup.of(owner, name, clock.instant()));
    }

    Page<AccountGroup> list(String account, OffsetPage page) {
        return groups.findByOwnerOrIdIn(account, identities(account), page);
    }

    /** {@return the group} @throws ProblemException (404) if the account neither manages it nor is a member of it */
    AccountGroup get(String account, String id) {
        return groups.findByOwnerAndId(account, id)
                .or(() -> members.existsByGroupIdAndAccount(id, account) ? groups.findById(id) : Optional.empty())
                .orElseThrow(() -> absent(id));
    }

    List<GroupMember> members(AccountGroup group) {
        return members.findByGroupIdOrderByIdAsc(group.id());
    }

    AccountGroup rename(String account, String id, String name) {
        while (true) {
            try {
                return groups.save(managed(account, id).named(name, clock.instant()));
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                // Renamed or deleted by another call.
            }
        }
    }

    /** Adds an account; one that is a member already is ignored. */
    void add(String account, String id, String name) {
        var group = managed(account, id);
        var member = accounts.find(name)
                .map(Account::id)
                .filter(found -> !found.equals(group.owner()))
                .orElseThrow(() -> ProblemException.notFound("There is no other account " + name));
        if (members.existsByGroupIdAndAccount(id, member)) {
            return;
        }
        if (members.countByGroupId(id) >= MAX_MEMBERS) {
            throw conflict("A group has at most " + MAX_MEMBERS + " members");
        }
        try {
            members.save(GroupMember.of(id, member, clock.instant()));
        } catch (DuplicateKeyException addedMeanwhile) {
            // Another call added the same account.
        }
    }

    /**
     * Removes a member: the account that manages the group may remove any, a member itself.
     *
     * @param name id or external id of the member
     */
    void remove(String account, String id, String name) {
        var group = get(account, id);
        var member = accounts.find(name).map(Account::id).orElse(name);
        if (!member.equals(account)) {
            requireManaging(account, group);
        }
        if (!members.existsByGroupIdAndAccount(id, member)) {
            throw ProblemException.notFound("There is no member " + name);
        }
        members.deleteByGroupIdAndAccount(id, member);
    }

    /** Deletes a group; what was shared with it ends at once. */
    void delete(String account, String id) {
        delete(managed(account, id));
    }

    private void delete(AccountGroup group) {
        members.deleteByGroupId(group.id());
        events.publishEvent(new GroupDeleted(group.id()));
        groups.deleteByOwnerAndId(group.owner(), group.id());
    }

    void deleteAllOf(String account) {
        groups.findByOwner(account).forEach(this::delete);
        members.deleteByAccount(account);
    }

    private AccountGroup managed(String account, String id) {
        var group = get(account, id);
        requireManaging(account, group);
        return group;
    }

    private static void requireManaging(String account, AccountGroup group) {
        if (!group.owner().equals(account)) {
            throw ProblemException.of(HttpStatus.FORBIDDEN, "Only the account that manages the group may change it");
        }
    }

    private static ProblemException conflict(String reason) {
        return ProblemException.of(HttpStatus.CONFLICT, reason);
    }

    private static ProblemException absent(String id) {
        return ProblemException.notFound("There is no group " + id);
    }
}
