package dev.docent.api.webhook;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;
import static dev.docent.api.access.Access.Authority.DOCUMENTS_WRITE;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;
import static dev.docent.api.audit.AuditAction.WEBHOOK_CREATE;
import static dev.docent.api.audit.AuditAction.WEBHOOK_DELETE;
import static dev.docent.api.audit.AuditAction.WEBHOOK_TEST;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.idempotency.Idempotent;
import dev.docent.api.knowledge.ReachableKnowledgeBases;
import dev.docent.api.webhook.transport.WebhookTargets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks, which are URLs that get messages when documents are ready or failed, and these messages. */
@RestController
@RequestMapping("/api/v1/webhooks")
@Tag(name = "Webhooks")
class WebhookController {

    private final Webhooks webhooks;
    private final DeliveryRepository deliveries;
    private final WebhookMessages messages;
    private final WebhookTargets targets;
    private final RequestLimits limits;
    private final ReachableKnowledgeBases bases;

    WebhookController(
            Webhooks webhooks,
            DeliveryRepository deliveries,
            WebhookMessages messages,
            WebhookTargets targets,
            RequestLimits limits,
            ReachableKnowledgeBases bases) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.messages = messages;
        this.targets = targets;
        this.limits = limits;
        this.bases = bases;
    }

    @Access(
            value = DOCUMENTS_WRITE,
            and = {WHOLE_ACCOUNT, DOCUMENTS_READ})
    @Idempotent(shownOnce = "secret")
    @Audited(value = WEBHOOK_CREATE, result = "webhook.id")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Create a webhook",
            description =
                    "Its URL gets a POST `{\"type\",\"timestamp\",\"data\"}` with the document as data, signed with the"
                            + " secret as specified by [Standard Webhooks](https://www.standardwebhooks.com). The URL must"
                            + " use HTTPS and lead to a public address. Messages may arrive twice and in any order. A"
                            + " message that is not answered with 2xx within 10 seconds is sent again after 5 and 30"
                            + " seconds, 2 and 10 minutes, 1 and 6 hours. An answer of 410 disables the webhook.\n\nThe"
                            + " webhook is `pending` until its URL has answered the challenge: the first message, of type"
                            + " `webhook.challenge`, must be answered with 2xx and the value of `data.challenge`, as plain"
                            + " text or as `{\"challenge\": \"…\"}`. Until then other messages wait. An account tests and creates"
                            + " at most 30 webhooks a minute (429).")
    WebhookView.WithSecret createWebhook(
            @AuthenticationPrincipal Caller caller, @Valid @RequestBody Creation creation) {
        var url = targets.check(creation.url());
        var base = Optional.ofNullable(creation.knowledgeBaseId())
                .map(id -> bases.toOwn(caller, id).id())
                .orElse(null);
        limits.countCreation(caller.account());
        var issued = webhooks.create(caller.account(), url, creation.names(), base, creation.description());
        messages.addTestOrChallenge(issued.webhook());
        return WebhookView.WithSecret.of(issued);
    }

    @Access(value = DOCUMENTS_READ, and = WHOLE_ACCOUNT)
    @GetMapping
    @Operation(summary = "List your webhooks, newest first")
    ItemList<WebhookView> listWebhooks(@AuthenticationPrincipal Caller caller, @Valid @ParameterObject Paging paging) {
        return ItemList.of(webhooks.list(caller.account(), paging.newestFirst()), paging, WebhookView::of);
    }

    @Access(value = DOCUMENTS_READ, and = WHOLE_ACCOUNT)
    @GetMapping("/{id}")
    @Operation(summary = "Read a webhook")
    WebhookView getWebhook(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return WebhookView.of(webhooks.get(caller.account(), id));
    }

    @Access(value = DOCUMENTS_WRITE, and = WHOLE_ACCOUNT)
    @Audited(WEBHOOK_DELETE)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a webhook and its deliveries, including pending ones")
    void deleteWebhook(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        webhooks.delete(caller.account(), id);
    }

    @Access(value = DOCUMENTS_WRITE, and = WHOLE_ACCOUNT)
    @Audited(WEBHOOK_TEST)
    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Send a test message to a webhook",
            description =
                    "Sends `webhook.test` like any other message, or the challenge again while the webhook is pending. The"
                            + " outcome is listed with the deliveries. A webhook is tested at most 5 times a minute, and an"
                            + " account tests and creates at most 30 webhooks a minute (429 with `Retry-After`).")
    DeliveryView testWebhook(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        var webhook = webhooks.get(caller.account(), id);
        limits.countTest(webhook);
        return DeliveryView.of(messages.addTestOrChallenge(webhook));
    }

    @Access(value = DOCUMENTS_READ, and = WHOLE_ACCOUNT)
    @GetMapping("/{id}/deliveries")
    @Operation(summary = "List the messages to a webhook, sent or pending, newest first; kept for 30 days")
    ItemList<DeliveryView> listWebhookDeliveries(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @ParameterObject Paging paging) {
        var webhook = webhooks.get(caller.account(), id);
        var page = deliveries.findByOwnerAndWebhook(caller.account(), webhook.id(), paging.newestFirst());
        return ItemList.of(page, paging, DeliveryView::of);
    }

    /** @param knowledgeBaseId the only knowledge base to report; absent for all */
    @Schema(name = "WebhookCreation")
    record Creation(
            @NotNull @Size(min = 1, max = 2000) @Schema(example = "https://receiver.example/documents")
            String url,

            @NotNull
            @Size(min = 1, max = 10)
            @ArraySchema(schema = @Schema(allowableValues = {"document.ready", "document.failed"}))
            List<
                            @NotNull
                            @Pattern(
                                    regexp = "document\\.(ready|failed)",
                                    message = "is document.ready or document.failed")
                            String>
                    events,

            @Nullable String knowledgeBaseId,
            @Nullable @Size(max = 2000) String description) {

        Set<WebhookEvent> names() {
            return events.stream()
                    .flatMap(name -> WebhookEvent.of(name).stream())
                    .collect(Collectors.toSet());
        }
    }
}
