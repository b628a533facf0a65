package dev.docent.api.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.Interposed;
import dev.docent.api.StoredRecords;
import dev.docent.api.access.secret.TestKeys;
import dev.docent.api.access.secret.TokenKeys;
import dev.docent.api.webhook.transport.TargetNames;
import dev.docent.api.webhook.transport.WebhookProperties;
import dev.docent.api.webhook.transport.WebhookTargets;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentMessages;
import dev.docent.ingestion.document.DocumentRepository;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.Outbox;
import dev.docent.storage.records.RateLimits;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.dao.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** Webhooks over real records, without what would send messages by itself: a test says when that happens. */
final class Installation implements AutoCloseable {

    private static final WebhookLimits LIMITS = new WebhookLimits(600, 12, 5, 30);

    private final ConfigurableApplicationContext context;
    private final Clock clock;
    final ScriptedTransport transport;

    /** @param store the settings of the store that keeps the records; none for the usual one */
    Installation(Path folder, Clock clock, ScriptedTransport transport, String[] store, int... keys) {
        this.clock = clock;
        this.transport = transport;
        this.context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .initializers(beans(clock, keys))
                .run(StoredRecords.arguments(folder, store));
    }

    Webhooks webhooks() {
        return context.getBean(Webhooks.class);
    }

    /** {@return those of another process, to whose store something happens after each call} */
    Webhooks webhooksElsewhere(Interposed.Happening happening) {
        return new Webhooks(
                Interposed.after(WebhookRepository.class, context.getBean(WebhookRepository.class), happening),
                deliveries(),
                context.getBean(TokenKeys.class),
                clock);
    }

    DeliveryRepository deliveries() {
        return context.getBean(DeliveryRepository.class);
    }

    /** {@return a webhook whose receiver has answered its challenge} */
    Webhook webhook(String owner) {
        var pending = pending(owner, "https://receiver.example/");
        webhooks().verify(pending);
        return webhooks().get(owner, pending.id());
    }

    /** {@return a webhook whose receiver has got no challenge yet} */
    Webhook pending(String owner, String url) {
        return webhooks()
                .create(owner, url, Set.of(WebhookEvent.DOCUMENT_READY), null, null)
                .webhook();
    }

    /** Adds a test, or the challenge of a pending webhook. */
    Delivery test(Webhook webhook) {
        return context.getBean(WebhookMessages.class).addTestOrChallenge(webhook);
    }

    Document store(Document document) {
        return context.getBean(Documents.class).save(document);
    }

    /** Stores a document in a process that is killed before or after it calls the store of messages or documents. */
    void storeAndDie(Document document, Interposed.Happening before, Interposed.Happening after) {
        var documents = context.getBean(DocumentRepository.class);
        var dying = new DeliveryQueue(
                Interposed.after(
                        DeliveryRepository.class,
                        Interposed.before(DeliveryRepository.class, deliveries(), before),
                        after),
                pace(context),
                clock);
        var messages = new WebhookMessages(
                dying, webhooks(), context.getBean(WebhookTargets.class), context.getBean(ObjectMapper.class), clock);
        var sender = new StaticListableBeanFactory(Map.of("sender", new DocumentAnnouncements(webhooks(), messages)));
        new Documents(documents, new Outbox(documents, sender.getBeanProvider(DocumentMessages.class)), change -> {})
                .save(document);
    }

    /** Does what each process does periodically, and first when it starts. */
    void recover() {
        context.getBean(Documents.class).sendPendingMessages();
    }

    DeliveryQueue queue() {
        return context.getBean(DeliveryQueue.class);
    }

    /** {@return that of another process, which counts for itself} */
    DeliveryQueue queueElsewhere() {
        return new DeliveryQueue(deliveries(), pace(context), clock);
    }

    private static DeliveryPace pace(ApplicationContext context) {
        return new DeliveryPace(
                LIMITS, context.getBeanProvider(RateLimits.class).stream().findFirst());
    }

    /** {@return one who sends what is due by itself, once started} */
    DeliveryDispatcher dispatcher() {
        return dispatcher(queue());
    }

    /** {@return one who does so with a store to which something happens before each call} */
    DeliveryDispatcher dispatcher(Interposed.Happening happening) {
        return dispatcher(new DeliveryQueue(
                Interposed.before(DeliveryRepository.class, deliveries(), happening), pace(context), clock));
    }

    private DeliveryDispatcher dispatcher(DeliveryQueue queue) {
        var properties = new WebhookProperties(false, false, 4, Duration.ofSeconds(10));
        return new DeliveryDispatcher(queue, attempt(), webhooks(), properties);
    }

    /** Sends all that is due, one after the other. */
    void send() {
        var attempt = attempt();
        for (var due = queue().claim(); due.isPresent(); due = queue().claim()) {
            attempt.make(due.get());
        }
    }

    private DeliveryAttempt attempt() {
        var challenges = new Challenges(context.getBean(ObjectMapper.class));
        return new DeliveryAttempt(
                webhooks(),
                queue(),
                transport,
                challenges,
                new RetrySchedule(() -> 0L),
                clock,
                ObservationRegistry.NOOP);
    }

    Delivery delivery(String id) {
        return deliveries().findById(id).orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }

    private static ApplicationContextInitializer<GenericApplicationContext> beans(Clock clock, int... keys) {
        return context -> {
            context.registerBean(Clock.class, () -> clock);
            context.registerBean(DeliveryPace.class, () -> pace(context));
            context.registerBean(WebhookTargets.class, TargetNames::targets);
            context.registerBean(TokenKeys.class, () -> TestKeys.of(keys.length == 0 ? new int[] {1} : keys));
        };
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        FlywayAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        PersistenceExceptionTranslationAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @ComponentScan("dev.docent.storage.records")
    @Import({
        DeliveryQueue.class,
        DocumentAnnouncements.class,
        Documents.class,
        Outbox.class,
        WebhookMessages.class,
        Webhooks.class
    })
    static class Application {}
}
