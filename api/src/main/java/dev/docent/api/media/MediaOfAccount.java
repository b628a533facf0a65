package dev.docent.api.media;

import dev.docent.api.access.AccountArchive;
import dev.docent.api.access.AccountData;
import dev.docent.storage.records.OffsetPage;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/** The images and audio of accounts. */
@Component
class MediaOfAccount implements AccountData {

    private static final int PAGE = 100;

    private final MediaRepository records;
    private final MediaLibrary library;
    private final MediaFiles files;

    MediaOfAccount(MediaRepository records, MediaLibrary library, MediaFiles files) {
        this.records = records;
        this.library = library;
        this.files = files;
    }

    @Override
    public Map<String, Long> deleteOf(String account) {
        var count = records.countByOwner(account);
        records.deleteByOwner(account);
        files.deleteOf(account);
        return Map.of("media", count);
    }

    @Override
    public void export(String account, AccountArchive archive) throws IOException {
        var offset = 0;
        for (var page = page(account, offset); page.hasContent(); page = page(account, offset)) {
            for (var media : page) {
                export(media, archive);
            }
            offset += PAGE;
        }
    }

    private void export(StoredMedia media, AccountArchive archive) throws IOException {
        var name = "media/" + media.id();
        archive.writeJson(
                name + ".json",
                new ExportedMedia(media.id(), media.sourceType(), media.transcript(), media.createdAt()));
        archive.write(name + "." + media.full().extension(), out -> out.write(library.content(media)));
    }

    private Page<StoredMedia> page(String account, int offset) {
        return records.findByOwner(account, new OffsetPage(PAGE, offset, Sort.by("id")));
    }

    /** An image or audio in an export, beside its bytes. */
    record ExportedMedia(
            String id, String sourceType, @Nullable String transcript, Instant createdAt) {}
}
