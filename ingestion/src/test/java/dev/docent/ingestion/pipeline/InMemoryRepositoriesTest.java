package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.deletion.DeletionRepository;
import dev.docent.ingestion.deletion.DeletionRepositoryContract;
import dev.docent.ingestion.deletion.InMemoryDeletions;
import dev.docent.ingestion.document.DocumentRepository;
import dev.docent.ingestion.document.DocumentRepositoryContract;
import dev.docent.ingestion.document.InMemoryDocuments;
import dev.docent.ingestion.document.correction.InMemoryPassageCorrections;
import dev.docent.ingestion.document.correction.PassageCorrectionRepository;
import dev.docent.ingestion.document.correction.PassageCorrectionRepositoryContract;
import dev.docent.ingestion.document.knowledgebase.InMemoryKnowledgeBases;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseRepository;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseRepositoryContract;

class InMemoryRepositoriesTest
        implements DocumentRepositoryContract,
                KnowledgeBaseRepositoryContract,
                DeletionRepositoryContract,
                PassageCorrectionRepositoryContract {

    private final DocumentRepository records = new InMemoryDocuments();
    private final DeletionRepository deletions = new InMemoryDeletions();
    private final PassageCorrectionRepository corrections = new InMemoryPassageCorrections();
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
    public PassageCorrectionRepository corrections() {
        return corrections;
    }

    @Override
    public KnowledgeBaseRepository bases() {
        return bases;
    }
}
