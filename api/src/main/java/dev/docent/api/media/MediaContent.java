package dev.docent.api.media;

import dev.docent.ingestion.deletion.RecordedContent;
import dev.docent.retrieval.passage.DocumentRef;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The renditions of media, as the sweep for orphans compares them with the records. */
@Component
class MediaContent implements RecordedContent {

    private final MediaRepository records;
    private final MediaFiles files;

    MediaContent(MediaRepository records, MediaFiles files) {
        this.records = records;
        this.files = files;
    }

    @Override
    public String name() {
        return "media";
    }

    @Override
    public Stream<DocumentRef> list() {
        return files.list();
    }

    @Override
    public Set<String> known(String owner, Set<String> ids) {
        return records.findByOwnerAndIdIn(owner, ids).stream()
                .map(StoredMedia::id)
                .collect(Collectors.toSet());
    }

    @Override
    public void delete(DocumentRef media) {
        files.delete(media.owner(), media.id());
    }
}
