package dev.docent.api.webhook;

import dev.docent.api.access.AccountData;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The webhooks of accounts, with the messages to them. */
@Component
class WebhooksOfAccount implements AccountData {

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;

    WebhooksOfAccount(WebhookRepository webhooks, DeliveryRepository deliveries) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    @Override
    public Map<String, Long> deleteOf(String account) {
        var count = (long) webhooks.countByOwner(account);
        webhooks.deleteByOwner(account);
        deliveries.deleteByOwner(account);
        return Map.of("webhooks", count);
    }
}
