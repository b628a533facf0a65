package dev.docent.api.extraction;

import dev.docent.api.extraction.StoredExtraction.ExtractedFile;
import dev.docent.api.problem.ProblemException;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.storage.records.OffsetPage;
import dev.docent.storage.records.RecordIds;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/** Extracts fields from files and stores them with the files: both, or nothing. */
@Service
public class Extractions {

    private final ExtractionReader reader;
    private final ExtractionRepository records;
    private final ExtractionFiles files;
    private final ExtractionViews views;
    private final ExtractionProperties limits;
    private final ComputePool compute;
    private final Path folder;

    Extractions(
            ExtractionReader reader,
            ExtractionRepository records,
            ExtractionFiles files,
            ExtractionViews views,
            ExtractionProperties limits,
            ComputePool compute,
            @Value("${docent.data:data}/uploads") Path folder) {
        this.reader = reader;
        this.records = records;
        this.files = files;
        this.views = views;
        this.limits = limits;
        this.compute = compute;
        this.folder = folder;
    }

    /** {@return the stored fields of the file; durable, as is the file} @throws ProblemException if it cannot be read */
    public ExtractionView create(String owner, MultipartFile upload, HttpServletRequest request) {
        compute.admit(owner);
        check(owner, upload);
        try {
            var file = Files.createTempFile(Files.createDirectories(folder.toAbsolutePath()), "extraction-", ".tmp");
            try {
                upload.transferTo(file);
                return views.of(store(owner, file, filename(upload)), request);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read an upload from the disk", failure);
        }
    }

    StoredExtraction get(String owner, String id) {
        return records.findByOwnerAndId(owner, id)
                .orElseThrow(() -> ProblemException.notFound("There is no extraction with this id"));
    }

    Page<StoredExtraction> list(String owner, OffsetPage page) {
        return records.findByOwner(owner, page);
    }

    /**
     * {@return the extraction with the values that a person entered} If it is changed at the same time, one of the changes fails
     * with 409.
     *
     * @throws ProblemException (404) if there is none; (400) if a value does not fit
     */
    StoredExtraction correct(String owner, String id, FieldCorrections corrections) {
        return records.save(corrections.in(get(owner, id)));
    }

    /** Deletes the file, and then the record, so that a repeated call completes what was interrupted. */
    void delete(String owner, String id) {
        get(owner, id);
        files.delete(owner, id);
        records.deleteByOwnerAndId(owner, id);
    }

    private void check(String owner, MultipartFile upload) {
        if (upload.isEmpty()) {
            throw ProblemException.badRequest("file", "is empty");
        }
        if (upload.getSize() > limits.maxFileSize().toBytes()) {
            throw ProblemException.of(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "The file exceeds the limit of " + limits.maxFileSize().toBytes() + " bytes");
        }
        if (limits.maxPerAccount() > 0 && records.countByOwner(owner) >= limits.maxPerAccount()) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "The account has " + limits.maxPerAccount() + " extractions; delete some to store others");
        }
    }

    private StoredExtraction store(String owner, Path file, String filename) throws IOException {
        var read = reader.read(owner, file, filename);
        var id = RecordIds.next();
        var extracted = new ExtractedFile(filename, read.mediaType(), Files.size(file), read.extraction());
        files.store(owner, id, file);
        try {
            return records.save(
                    StoredExtraction.of(id, owner, extracted, Clock.systemUTC().instant()));
        } catch (RuntimeException failure) {
            files.delete(owner, id);
            throw failure;
        }
    }

    private static String filename(MultipartFile file) {
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "").strip();
        return name.isEmpty() ? "unnamed" : name;
    }
}
