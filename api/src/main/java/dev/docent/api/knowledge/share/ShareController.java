package dev.docent.api.knowledge.share;

import static dev.docent.api.access.Access.Authority.ADMIN;
import static dev.docent.api.audit.AuditAction.SHARE_CHANGE;
import static dev.docent.api.audit.AuditAction.SHARE_END;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.knowledge.ReachableKnowledgeBases;
import dev.docent.api.sharing.GranteeNames;
import dev.docent.api.sharing.KnowledgeBaseShare;
import dev.docent.api.sharing.SharedRole;
import dev.docent.api.sharing.Shares;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The accounts and groups that a knowledge base is shared with. */
@RestController
@Access(ADMIN)
@RequestMapping("/api/v1/knowledge-bases/{id}/shares")
@Tag(name = "Sharing")
class ShareController {

    private final ReachableKnowledgeBases bases;
    private final Shares shares;
    private final GranteeNames names;

    ShareController(ReachableKnowledgeBases bases, Shares shares, GranteeNames names) {
        this.bases = bases;
        this.shares = shares;
        this.names = names;
    }

    @GetMapping
    @Operation(summary = "List the accounts and groups that a knowledge base of yours is shared with")
    ItemList<ShareView> listShares(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @ParameterObject Paging paging) {
        var base = bases.toOwn(caller, id);
        return ItemList.of(shares.list(base.ref(), paging.oldestFirst()), paging, this::view);
    }

    @Audited(SHARE_CHANGE)
    @PutMapping("/{grantee}")
    @Operation(
            summary = "Share a knowledge base with an account or a group, or change the role",
            description = "The last part of the path is the id of an account, or of a group that you manage or are a"
                    + " member of. A `reader` searches, asks, chats and reads documents; an `editor` also adds, deletes and"
                    + " reindexes documents. Only the owner renames, exports, shares and deletes the knowledge base.")
    ShareView share(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @PathVariable String grantee,
            @Valid @RequestBody Terms terms) {
        var base = bases.toOwn(caller, id);
        return view(shares.put(base.ref(), grantee, terms.role()));
    }

    @Audited(SHARE_END)
    @DeleteMapping("/{grantee}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "End a share",
            description = "Ends at once: the next request is refused, and open streams end within a second.")
    void endShare(@AuthenticationPrincipal Caller caller, @PathVariable String id, @PathVariable String grantee) {
        shares.delete(bases.toOwn(caller, id).ref(), grantee);
    }

    private ShareView view(KnowledgeBaseShare share) {
        return new ShareView(
                share.grantee(),
                names.of(share.grantee()),
                names.isGroup(share.grantee()) ? "group" : "account",
                share.role().text(),
                share.createdAt());
    }

    /** What the share permits. */
    @Schema(name = "ShareTerms", example = "{\"role\": \"reader\"}")
    record Terms(
            @NotNull
            @Schema(
                    implementation = String.class,
                    allowableValues = {"reader", "editor"})
            SharedRole role) {}

    /** A share, as the owner of the knowledge base sees it. */
    @Schema(name = "KnowledgeBaseShare")
    record ShareView(
            @Schema(description = "Id of the account or group")
            String id,

            @Schema(description = "Its display name") String displayName,

            @Schema(allowableValues = {"account", "group"}) String kind,

            @Schema(allowableValues = {"reader", "editor"}) String role,

            Instant createdAt) {}
}
