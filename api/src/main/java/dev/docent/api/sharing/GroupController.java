package dev.docent.api.sharing;

import static dev.docent.api.access.Access.Authority.ADMIN;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;
import static dev.docent.api.audit.AuditAction.GROUP_CHANGE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.exchange.TextRules;
import dev.docent.api.idempotency.Idempotent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Groups of accounts that knowledge bases can be shared with. */
@RestController
@Access(value = ADMIN, and = WHOLE_ACCOUNT)
@RequestMapping("/api/v1/groups")
@Tag(name = "Sharing")
class GroupController {

    private static final String SELF = "me";

    private final Groups groups;
    private final AccountNames names;

    GroupController(Groups groups, AccountNames names) {
        this.groups = groups;
        this.names = names;
    }

    @Audited(value = GROUP_CHANGE, result = "id")
    @Idempotent
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create a group of accounts", description = "An account has at most 100 groups.")
    GroupView createGroup(@AuthenticationPrincipal Caller caller, @Valid @RequestBody Creation creation) {
        return view(groups.create(caller.account(), creation.name().strip()));
    }

    @GetMapping
    @Operation(summary = "List the groups that you manage or are a member of, oldest first")
    ItemList<GroupView> listGroups(@AuthenticationPrincipal Caller caller, @Valid @ParameterObject Paging paging) {
        return ItemList.of(groups.list(caller.account(), paging.oldestFirst()), paging, this::view);
    }

    @GetMapping("/{gid}")
    @Operation(summary = "Get a group with its members")
    GroupView getGroup(@AuthenticationPrincipal Caller caller, @PathVariable String gid) {
        return view(groups.get(caller.account(), gid));
    }

    @Audited(value = GROUP_CHANGE, path = "gid")
    @PatchMapping("/{gid}")
    @Operation(summary = "Rename a group that you manage")
    GroupView renameGroup(
            @AuthenticationPrincipal Caller caller, @PathVariable String gid, @Valid @RequestBody Renaming change) {
        return view(groups.rename(caller.account(), gid, change.name().strip()));
    }

    @Audited(value = GROUP_CHANGE, path = "gid")
    @DeleteMapping("/{gid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a group that you manage", description = "What is shared with it ends at once.")
    void deleteGroup(@AuthenticationPrincipal Caller caller, @PathVariable String gid) {
        groups.delete(caller.account(), gid);
    }

    @Audited(value = GROUP_CHANGE, path = "gid")
    @PutMapping("/{gid}/members/{account}")
    @Operation(
            summary = "Add an account to a group that you manage",
            description = "An account that is a member already stays one. A group has at most 500 members.")
    GroupView addGroupMember(
            @AuthenticationPrincipal Caller caller, @PathVariable String gid, @PathVariable String account) {
        groups.add(caller.account(), gid, account);
        return view(groups.get(caller.account(), gid));
    }

    @Audited(value = GROUP_CHANGE, path = "gid")
    @DeleteMapping("/{gid}/members/{account}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Remove an account from a group that you manage, or leave a group",
            description = "`me` is your own account. What is shared with the group ends for the account at once.")
    void removeGroupMember(
            @AuthenticationPrincipal Caller caller, @PathVariable String gid, @PathVariable String account) {
        groups.remove(caller.account(), gid, account.equals(SELF) ? caller.account() : account);
    }

    private GroupView view(AccountGroup group) {
        return GroupView.of(group, groups.members(group), names);
    }

    /** A group to create. */
    @Schema(name = "GroupCreation", example = "{\"name\": \"Legal department\"}")
    record Creation(
            @NotNull @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            String name) {}

    /** The new name of a group. */
    @Schema(name = "GroupRenaming", example = "{\"name\": \"Lawyers\"}")
    record Renaming(
            @NotNull @Size(min = 1, max = 200) @Pattern(regexp = TextRules.NAME, message = TextRules.NOT_NAME)
            String name) {}
}
