package dev.docent.api.conversation.chat;

import static dev.docent.api.access.Access.Authority.ANYONE;
import static dev.docent.api.access.Access.Authority.CHAT;
import static dev.docent.api.audit.AuditAction.CONVERSATION_SHARE;
import static dev.docent.api.audit.AuditAction.CONVERSATION_SHARE_END;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.conversation.history.ConversationLink;
import dev.docent.api.conversation.history.ConversationLinks;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.exchange.PublicUrl;
import dev.docent.api.idempotency.Idempotent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shares conversations by links, for reading only. */
@RestController
@Tag(name = "Conversations")
class LinkController {

    private static final String LINKS = "/api/v1/chat/conversations/{id}/share";

    private static final String SHARED = "/api/v1/chat/shared/";

    private final ReachableConversations reachable;
    private final ConversationLinks links;
    private final PublicUrl urls;

    LinkController(ReachableConversations reachable, ConversationLinks links, PublicUrl urls) {
        this.reachable = reachable;
        this.links = links;
        this.urls = urls;
    }

    @Access(CHAT)
    @Audited(CONVERSATION_SHARE)
    @Idempotent(shownOnce = "url")
    @PostMapping(LINKS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Share a conversation by a link",
            description =
                    "Whoever has the link reads the chosen path as it is now, without a credential and without what"
                            + " follows later. `url` is shown only once.")
    CreatedLink shareConversation(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletRequest http) {
        var shared = links.share(reachable.get(caller, id));
        return CreatedLink.of(shared, urls.of(http, SHARED + shared.secret()));
    }

    @Access(CHAT)
    @GetMapping(LINKS)
    @Operation(summary = "List the links to a conversation")
    ItemList<LinkView> listConversationLinks(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @ParameterObject Paging paging) {
        return ItemList.of(links.list(reachable.get(caller, id), paging.newestFirst()), paging, LinkView::of);
    }

    @Access(CHAT)
    @Audited(value = CONVERSATION_SHARE_END, path = "lid")
    @DeleteMapping(LINKS + "/{lid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke a link")
    void revokeConversationLink(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @PathVariable String lid) {
        links.revoke(reachable.get(caller, id), lid);
    }

    @Access(ANYONE)
    @GetMapping(SHARED + "{secret}")
    @Operation(summary = "Read a conversation that was shared by a link")
    SharedConversationView readSharedConversation(
            @PathVariable String secret, @Valid @ParameterObject Paging paging, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        var link = links.find(secret);
        return SharedConversationView.of(link, links.read(link, paging.size(), paging.start()), paging);
    }

    /** A new link. */
    @Schema(name = "CreatedConversationLink")
    record CreatedLink(String id, String url, int messages, Instant createdAt) {

        static CreatedLink of(ConversationLinks.Shared shared, String url) {
            return new CreatedLink(
                    shared.link().id(),
                    url,
                    shared.link().messages(),
                    shared.link().createdAt());
        }
    }

    /** A link, without its secret. */
    @Schema(name = "ConversationLink")
    record LinkView(
            String id,
            @Nullable String title,

            @Schema(description = "Number of messages that it shows")
            int messages,

            Instant createdAt) {

        static LinkView of(ConversationLink link) {
            return new LinkView(link.id(), link.title(), link.messages(), link.createdAt());
        }
    }
}
