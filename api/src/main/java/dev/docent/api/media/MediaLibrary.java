package dev.docent.api.media;

import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.parsing.media.Rendition;
import dev.docent.storage.records.OffsetPage;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.stereotype.Service;

/** Finds and deletes the media of an account. An owner never finds those of another. */
@Service
public class MediaLibrary {

    private final MediaRepository records;
    private final MediaFiles files;

    MediaLibrary(MediaRepository records, MediaFiles files) {
        this.records = records;
        this.files = files;
    }

    /** {@return the media} @throws ProblemException (404) if the owner has none with this id */
    public StoredMedia get(String owner, String id) {
        return find(owner, id).orElseThrow(() -> absent(id));
    }

    /** {@return the media; empty if the owner has none with this id} */
    public Optional<StoredMedia> find(String owner, String id) {
        return records.findByOwnerAndId(owner, id);
    }

    Page<StoredMedia> list(String owner, OffsetPage page) {
        return records.findByOwner(owner, page);
    }

    /** {@return the largest rendition of the media} */
    public byte[] content(StoredMedia media) {
        return files.read(media, Rendition.FULL);
    }

    /** Keeps what is said in audio, so that it is transcribed once. */
    public StoredMedia keepTranscript(StoredMedia media, String text) {
        try {
            return records.save(media.transcribed(text));
        } catch (OptimisticLockingFailureException keptOrDeletedByAnother) {
            return media.transcribed(text);
        }
    }

    /** Deletes the media and its renditions: links to it lead nowhere from now on. @throws ProblemException (404) if there is none */
    void delete(String owner, String id) {
        get(owner, id);
        records.deleteByOwnerAndId(owner, id);
        files.delete(owner, id);
    }

    static ProblemException absent(String id) {
        return ProblemException.notFound("There is no media " + id);
    }
}
