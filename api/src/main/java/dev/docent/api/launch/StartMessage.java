package dev.docent.api.launch;

import dev.docent.ingestion.parsing.sandbox.ParsingSandbox;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.reranking.Reranker;
import dev.docent.runtime.AdapterChoice;
import dev.docent.storage.objects.ObjectStoreInUse;
import dev.docent.storage.records.RecordStoreInUse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Prints the adapters in use, the settings that chose them and the address when the service is ready. Printed to the console and not to the log, since at
 * the first start it contains the master key.
 */
@Component
final class StartMessage {

    private static final Logger log = LoggerFactory.getLogger(StartMessage.class);
    private static final String ROW = "  %-10s | %-38s | %s";

    private final Environment settings;
    private final RecordStoreInUse records;
    private final ObjectStoreInUse objects;
    private final ParsingSandbox parsing;
    private final Embeddings embeddings;
    private final ObjectProvider<ServingGeneration> serving;
    private final ObjectProvider<Reranker> rerankers;
    private final AnswerComposer answers;
    private final List<StartNotice> notices;

    StartMessage(
            Environment settings,
            RecordStoreInUse records,
            ObjectStoreInUse objects,
            ParsingSandbox parsing,
            Embeddings embeddings,
            ObjectProvider<ServingGeneration> serving,
            ObjectProvider<Reranker> rerankers,
            AnswerComposer answers,
            List<StartNotice> notices) {
        this.settings = settings;
        this.records = records;
        this.objects = objects;
        this.parsing = parsing;
        this.embeddings = embeddings;
        this.serving = serving;
        this.rerankers = rerankers;
        this.answers = answers;
        this.notices = notices;
    }

    @EventListener
    void print(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof ServletWebServerApplicationContext context) {
            var port = context.getWebServer().getPort();
            log.info("ready port={} took_ms={}", port, ready.getTimeTaken().toMillis());
            System.out.println(text("https://localhost:" + port));
        }
    }

    private String text(String address) {
        var lines = notices.stream()
                .map(StartNotice::line)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n  "));
        return """

                %s

                  Docent listens on %s and documents its API at %s/docs
                  %s
                """.formatted(table(), address, address, lines);
    }

    /** {@return a line for each part of the service, with the adapter in use and the setting that chose it} */
    String table() {
        return String.join(
                System.lineSeparator(),
                ROW.formatted("part", "in use", "because"),
                ROW.formatted("-".repeat(10), "-".repeat(38), "-".repeat(24)),
                row("records", records.name()),
                row("index", index()),
                row("objects", objects.name()),
                ROW.formatted("parsing", parsing.name(), parsing.reason()),
                embedding(),
                row("reranking", reranking()),
                row("answering", answers.name()));
    }

    private String index() {
        return AdapterChoice.of("index", settings).kind().equals("atlas")
                ? "MongoDB, with its search"
                : "Lucene in " + settings.getRequiredProperty("docent.data") + "/index";
    }

    private String embedding() {
        return serving.stream()
                .map(ServingGeneration::forPassages)
                .filter(inUse -> !inUse.space().equals(embeddings.space()))
                .findFirst()
                .map(kept -> ROW.formatted("embedding", inUse(kept), "the index was built with it"))
                .orElseGet(() -> row("embedding", inUse(embeddings)));
    }

    private static String inUse(Embeddings model) {
        return model.model() + ", " + model.traits().place();
    }

    private String reranking() {
        return rerankers.stream()
                .findFirst()
                .map(reranker -> "the best %d, %s".formatted(reranker.depth(), reranker.name()))
                .orElse("nothing");
    }

    private String row(String part, String inUse) {
        return ROW.formatted(part, inUse, AdapterChoice.of(part, settings).reason());
    }
}
