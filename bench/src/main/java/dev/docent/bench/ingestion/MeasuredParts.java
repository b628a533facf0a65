package dev.docent.bench.ingestion;

import dev.docent.ingestion.IngestDocument;
import dev.docent.ingestion.IngestDocument.Upload;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.knowledgebase.DocumentCatalog;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.retrieval.SearchPassages;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import dev.docent.storage.records.OffsetPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationContext;
import org.springframework.data.domain.Sort;

/** The beans of the product that are measured. */
record MeasuredParts(ApplicationContext context) {

    Account account(String owner) {
        return new Account(
                owner, context.getBean(KnowledgeBases.class).defaultOf(owner).id());
    }

    /** An account with its default knowledge base. */
    final class Account {

        private static final int PAGE = 100;

        private final String owner;
        private final String base;
        private int expected;

        private Account(String owner, String base) {
            this.owner = owner;
            this.base = base;
        }

        void upload(List<Path> files) throws IOException {
            expected += files.size();
            for (var file : files) {
                try (var content = Files.newInputStream(file)) {
                    context.getBean(IngestDocument.class)
                            .accept(new Upload(owner, base, file.getFileName().toString(), content, Metadata.NONE));
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
                    .search(
                            Scope.of(owner, base),
                            "Which rule holds in case " + number + "?",
                            SearchMode.HYBRID,
                            10,
                            null);
            return System.nanoTime() - start;
        }

        List<Passage> passages() {
            var index = context.getBean(PassageIndex.class);
            var all = new ArrayList<Passage>();
            for (long offset = 0; ; offset += PAGE) {
                var page = context.getBean(DocumentCatalog.class)
                        .list(owner, base, null, new OffsetPage(PAGE, offset, Sort.by("id")));
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
    }
}
