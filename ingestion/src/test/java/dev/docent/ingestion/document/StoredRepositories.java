package dev.docent.ingestion.document;

import org.springframework.context.ApplicationContext;

/** What is expected of the repositories in any store, of those that a context has. */
interface StoredRepositories
        extends DocumentRepositoryContract, KnowledgeBaseRepositoryContract, DeletionRepositoryContract {

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
    default DeletionRepository deletions() {
        return stores().getBean(DeletionRepository.class);
    }
}
