package dev.docent.bench.ingestion;

import dev.docent.ingestion.IngestDocument;
import dev.docent.ingestion.IngestDocument.Upload;
import dev.docent.ingestion.document.DocumentChanged;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.retrieval.SearchPassages;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import dev.docent.storage.records.OffsetPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Sort;

/** An account with its default knowledge base, whose calls are measured. */
final class MeasuredAccount {

    private static final int PAGE = 100;

    private final ApplicationContext context;
    private final String owner;
    private final String base;
    private int expected;

    /** @param context the beans of the product */
    MeasuredAccount(ApplicationContext context, String owner) {
        this.context = context;
        this.owner = owner;
        this.base = context.getBean(KnowledgeBases.class).defaultOf(owner).id();
    }

    void upload(List<Path> files) throws IOException {
        expected += files.size();
        for (var file : files) {
            try (var content = Files.newInputStream(file)) {
                context.getBean(IngestDocument.class)
                        .accept(new Upload(
                                new KnowledgeBaseRef(owner, base),
                                file.getFileName().toString(),
                                content,
                                Metadata.NONE));
            }
        }
    }

    boolean isReady() {
        return context.getBean(ReadyDocuments.class).of(owner) >= expected;
    }

    void awaitReady() throws InterruptedException {
        context.getBean(ReadyDocuments.class).await(owner, expected);
    }

    /** {@return the nanoseconds of a search whose question is not cached} */
    long search(int number) {
        var start = System.nanoTime();
        context.getBean(SearchPassages.class)
                .search(Scope.of(owner, base), "Which rule holds in case " + number + "?", SearchMode.HYBRID, 10, null);
        return System.nanoTime() - start;
    }

    List<Passage> passages() {
        var index = context.getBean(PassageIndex.class);
        var all = new ArrayList<Passage>();
        for (long offset = 0; ; offset += PAGE) {
            var page = context.getBean(Documents.class)
                    .list(new KnowledgeBaseRef(owner, base), null, new OffsetPage(PAGE, offset, Sort.by("id")));
            page.forEach(document -> all.addAll(index.passages(new DocumentRef(owner, document.id()), 0, 100_000)));
            if (page.isLast()) {
                return all;
            }
        }
    }

    /** {@return the nanoseconds of embedding the account's passages with all cores} */
    long embedBarely() throws InterruptedException {
        var passages = passages();
        var embeddings = context.getBean(Embeddings.class);
        var start = System.nanoTime();
        try (var cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            passages.forEach(passage -> cores.submit(() -> embeddings.passage(passage.headings(), passage.text())));
            cores.shutdown();
            cores.awaitTermination(1, TimeUnit.HOURS);
        }
        return System.nanoTime() - start;
    }

    /** Counts the documents that became ready. Polling the records would be part of the measurement. */
    static final class ReadyDocuments {

        private final Map<String, Integer> byOwner = new HashMap<>();
        private @Nullable String failure;

        @EventListener
        synchronized void on(DocumentChanged change) {
            var document = change.document();
            if (document.status() == DocumentStatus.READY) {
                byOwner.merge(document.owner(), 1, Integer::sum);
            } else if (document.status() == DocumentStatus.FAILED) {
                failure = document.filename() + " failed: " + document.errorCode();
            }
            notifyAll();
        }

        /**
         * {@return the number of documents of the owner}
         *
         * @throws IllegalStateException if a document failed, since the figures would not be comparable
         */
        synchronized int of(String owner) {
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
            return byOwner.getOrDefault(owner, 0);
        }

        /** Waits until the owner has this number of documents. */
        synchronized void await(String owner, int count) throws InterruptedException {
            while (of(owner) < count) {
                wait();
            }
        }
    }
}
