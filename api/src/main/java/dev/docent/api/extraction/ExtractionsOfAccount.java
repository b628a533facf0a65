package dev.docent.api.extraction;

import dev.docent.api.access.AccountArchive;
import dev.docent.api.access.AccountData;
import dev.docent.storage.records.OffsetPage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/** The extractions of accounts, with their files. */
@Component
class ExtractionsOfAccount implements AccountData {

    private static final int PAGE = 100;

    private final ExtractionRepository records;
    private final ExtractionFiles files;

    ExtractionsOfAccount(ExtractionRepository records, ExtractionFiles files) {
        this.records = records;
        this.files = files;
    }

    @Override
    public Map<String, Long> deleteOf(String account) {
        var count = records.countByOwner(account);
        files.deleteOf(account);
        records.deleteByOwner(account);
        return Map.of("extractions", count);
    }

    @Override
    public void export(String account, AccountArchive archive) throws IOException {
        List<StoredExtraction> page;
        for (long offset = 0; !(page = page(account, offset)).isEmpty(); offset += PAGE) {
            for (var extraction : page) {
                archive.writeJson(
                        "extractions/" + extraction.id() + ".json",
                        ExtractionView.of(extraction, extraction.fileUrl()));
                archive.write("extractions/" + extraction.id() + "." + extension(extraction), out -> {
                    try (var file = files.open(extraction)) {
                        file.content().transferTo(out);
                    }
                });
            }
        }
    }

    private List<StoredExtraction> page(String account, long offset) {
        return records.findByOwner(account, new OffsetPage(PAGE, offset, Sort.by("id")))
                .getContent();
    }

    private static String extension(StoredExtraction extraction) {
        return extraction
                .mediaType()
                .substring(extraction.mediaType().indexOf('/') + 1)
                .replaceAll("\\W", "");
    }
}
