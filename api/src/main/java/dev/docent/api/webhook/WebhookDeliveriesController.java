package dev.docent.api.webhook;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;
import static dev.docent.api.access.Access.Authority.DOCUMENTS_WRITE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The messages to a webhook. */
@RestController
@RequestMapping("/api/v1/webhooks/{id}")
@Tag(name = "Webhooks")
class WebhookDeliveriesController {

    private final Webhooks webhooks;
    private final DeliveryRepository deliveries;
    private final WebhookMessages messages;

    WebhookDeliveriesController(Webhooks webhooks, DeliveryRepository deliveries, WebhookMessages messages) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.messages = messages;
    }

    @Access(DOCUMENTS_WRITE)
    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Send a test message to a webhook",
            description = "Sends `webhook.test` like any other message; its outcome is listed with the deliveries.")
    DeliveryView testWebhook(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return DeliveryView.of(messages.addTest(webhooks.get(caller.account(), id)));
    }

    @Access(DOCUMENTS_READ)
    @GetMapping("/deliveries")
    @Operation(summary = "List the messages to a webhook, sent or pending, newest first; kept for 30 days")
    ItemList<DeliveryView> listWebhookDeliveries(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @ParameterObject Paging paging) {
        var webhook = webhooks.get(caller.account(), id);
        var page = deliveries.findByOwnerAndWebhook(caller.account(), webhook.id(), paging.newestFirst());
        return ItemList.of(page, paging, DeliveryView::of);
    }
}
