package dev.docent.api.knowledge;

import dev.docent.api.access.AccountArchive;
import dev.docent.api.access.AccountData;
import dev.docent.ingestion.archive.ExportKnowledgeBase;
import dev.docent.ingestion.deletion.KnowledgeBaseDeleter;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.storage.records.OffsetPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/** The knowledge bases of accounts, with documents, passages, originals and evaluations. */
@Component
class KnowledgeOfAccount implements AccountData {

    private static final int PAGE = 100;

    private final KnowledgeBases bases;
    private final Documents documents;
    private final KnowledgeBaseDeleter deleter;
    private final ExportKnowledgeBase export;

    KnowledgeOfAccount(
            KnowledgeBases bases, Documents documents, KnowledgeBaseDeleter deleter, ExportKnowledgeBase export) {
        this.bases = bases;
        this.documents = documents;
        this.deleter = deleter;
        this.export = export;
    }

    @Override
    public Map<String, Long> deleteOf(String account) {
        var all = all(account);
        var contained = all.stream()
                .mapToLong(base -> documents.visibleIn(base.ref()).size())
                .sum();
        all.forEach(base -> deleter.deleteWithOwner(base.ref()));
        return Map.of("knowledge_bases", (long) all.size(), "documents", contained);
    }

    @Override
    public void export(String account, AccountArchive archive) throws IOException {
        for (var base : all(account)) {
            archive.write("knowledge-bases/" + base.id() + ".zip", out -> export.write(base.ref(), out));
        }
    }

    private List<KnowledgeBase> all(String account) {
        var all = new ArrayList<KnowledgeBase>();
        for (var page = page(account, 0); !page.isEmpty(); page = page(account, all.size())) {
            all.addAll(page);
        }
        return all;
    }

    private List<KnowledgeBase> page(String account, int offset) {
        return bases.list(account, new OffsetPage(PAGE, offset, Sort.by("id"))).getContent();
    }
}
