package dev.docent.ingestion.document;

class InMemoryRepositoriesTest implements DocumentRepositoryContract, KnowledgeBaseRepositoryContract {

    private final DocumentRepository records = new InMemoryDocuments();
    private final KnowledgeBaseRepository bases = new InMemoryKnowledgeBases();

    @Override
    public DocumentRepository records() {
        return records;
    }

    @Override
    public KnowledgeBaseRepository bases() {
        return bases;
    }
}
