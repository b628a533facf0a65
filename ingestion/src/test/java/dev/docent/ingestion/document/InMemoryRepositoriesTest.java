package dev.docent.ingestion.document;

class InMemoryRepositoriesTest
        implements DocumentRepositoryContract, KnowledgeBaseRepositoryContract, DeletionRepositoryContract {

    private final DocumentRepository records = new InMemoryDocuments();
    private final DeletionRepository deletions = new InMemoryDeletions();
    private final KnowledgeBaseRepository bases = new InMemoryKnowledgeBases();

    @Override
    public DocumentRepository records() {
        return records;
    }

    @Override
    public DeletionRepository deletions() {
        return deletions;
    }

    @Override
    public KnowledgeBaseRepository bases() {
        return bases;
    }
}
