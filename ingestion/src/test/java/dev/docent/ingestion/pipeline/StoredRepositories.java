package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.deletion.DeletionRepository;
import dev.docent.ingestion.deletion.DeletionRepositoryContract;
import dev.docent.ingestion.document.DocumentRepository;
import dev.docent.ingestion.document.DocumentRepositoryContract;
import dev.docent.ingestion.document.correction.PassageCorrectionRepository;
import dev.docent.ingestion.document.correction.PassageCorrectionRepositoryContract;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseRepository;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseRepositoryContract;
import org.springframework.context.ApplicationContext;

/** What is expected of the repositories in any store, of those that a context has. */
interface StoredRepositories
        extends DocumentRepositoryContract,
                KnowledgeBaseRepositoryContract,
                DeletionRepositoryContract,
                PassageCorrectionRepositoryContract {

    ApplicationContext stores();

    @Override
    default DocumentRepository records() {
        return stores().getBean(DocumentRepository.class);
    }

    @Override
    default KnowledgeBaseRepository bases() {
        return stores().getBean(KnowledgeBaseRepository.class);
    }

    @Override
    default PassageCorrectionRepository corrections() {
        return stores().getBean(PassageCorrectionRepository.class);
    }

    @Override
    default DeletionRepository deletions() {
        return stores().getBean(DeletionRepository.class);
    }
}
