package dev.docent.api.knowledge;

import dev.docent.api.access.Accounts;
import dev.docent.ingestion.IngestDocument;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Sets up a new installation: the root account, its default knowledge base, and a sample document. After a crash, the next
 * start resumes; a sample that a user deleted is not added again.
 */
@Component
class FirstStart implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

    private final Accounts accounts;
    private final KnowledgeBases bases;
    private final IngestDocument ingest;
    private final Resource sample;

    FirstStart(
            Accounts accounts,
            KnowledgeBases bases,
            IngestDocument ingest,
            @Value("${docent.sample:classpath:sample/docent-in-brief.pdf}") Resource sample) {
        this.accounts = accounts;
        this.bases = bases;
        this.ingest = ingest;
        this.sample = sample;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var root = accounts.root();
        var base = bases.defaultOf(root.id());
        if (root.welcomed() || !sample.exists()) {
            return;
        }
        try (var content = sample.getInputStream()) {
            var name = String.valueOf(sample.getFilename());
            var accepted = ingest.accept(new IngestDocument.Upload(base.ref(), name, content, Metadata.NONE));
            log.info(
                    "event=sample_document_added document={}",
                    accepted.document().id());
        }
        accounts.markWelcomed(root);
    }
}
