package dev.docent.api.launch;

import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.reranking.Reranker;
import dev.docent.runtime.AdapterChoice;
import dev.docent.storage.objects.ObjectStoreInUse;
import dev.docent.storage.records.RecordStoreInUse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** A table of the parts of the service: each with the adapter in use and the setting that chose it. */
@Component
final class StartTable {

    private static final String ROW = "  %-10s | %-38s | %s";

    private final Environment settings;
    private final RecordStoreInUse records;
    private final ObjectStoreInUse objects;
    private final Embeddings embeddings;
    private final ObjectProvider<Reranker> rerankers;
    private final AnswerComposer answers;

    StartTable(
            Environment settings,
            RecordStoreInUse records,
            ObjectStoreInUse objects,
            Embeddings embeddings,
            ObjectProvider<Reranker> rerankers,
            AnswerComposer answers) {
        this.settings = settings;
        this.records = records;
        this.objects = objects;
        this.embeddings = embeddings;
        this.rerankers = rerankers;
        this.answers = answers;
    }

    /** {@return the table, with a line for each part} */
    String text() {
        return String.join(
                System.lineSeparator(),
                ROW.formatted("part", "in use", "because"),
                ROW.formatted("-".repeat(10), "-".repeat(38), "-".repeat(24)),
                row("records", records.name()),
                row("index", index()),
                row("objects", objects.name()),
                row("embedding", embeddings.model() + ", " + embeddings.traits().place()),
                row("reranking", reranking()),
                row("answering", answers.name()));
    }

    private String index() {
        return AdapterChoice.of("index", settings).kind().equals("atlas")
                ? "MongoDB, with its search"
                : "Lucene in " + settings.getRequiredProperty("docent.data") + "/index";
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
