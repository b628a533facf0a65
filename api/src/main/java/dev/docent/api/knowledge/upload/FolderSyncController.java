package dev.docent.api.knowledge.upload;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;
import static dev.docent.api.access.Access.Authority.DOCUMENTS_WRITE;
import static dev.docent.api.audit.AuditAction.FOLDER_SYNC;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.knowledge.ReachableKnowledgeBases;
import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.source.CompareFolder;
import dev.docent.ingestion.source.CompareFolder.Comparison;
import dev.docent.ingestion.source.CompareFolder.LocalFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Compares a folder with the documents of a knowledge base. */
@RestController
@Access(value = DOCUMENTS_WRITE, and = DOCUMENTS_READ)
@Tag(name = "Documents")
class FolderSyncController {

    private final ReachableKnowledgeBases bases;
    private final CompareFolder compare;
    private final DocumentDeleter deleter;

    FolderSyncController(ReachableKnowledgeBases bases, CompareFolder compare, DocumentDeleter deleter) {
        this.bases = bases;
        this.compare = compare;
        this.deleter = deleter;
    }

    @Audited(FOLDER_SYNC)
    @PostMapping("/api/v1/knowledge-bases/{id}/sync")
    @Operation(summary = "Compare a folder with the documents", description = """
                    Send the path and hash of every file in the folder. The answer lists the files to upload, with their \
                    `path`, and the documents that are no longer in the folder. With `delete`, those are deleted at once. \
                    Only documents that were uploaded with a path are compared. `docs/sync-folder.sh` is a complete client.
                    """)
    SyncView syncFolder(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @Valid @RequestBody Folder folder) {
        Map<LocalFile, String> given = new IdentityHashMap<>();
        var files = IntStream.range(0, folder.files().size())
                .mapToObj(each -> local(each, folder.files().get(each), given))
                .toList();
        var base = bases.toWrite(caller, id).ref();
        var comparison = compare.compare(base, files);
        if (Boolean.TRUE.equals(folder.delete())) {
            comparison.delete().forEach(this::delete);
        }
        return SyncView.of(comparison, given);
    }

    private static LocalFile local(int at, FileInFolder file, Map<LocalFile, String> given) {
        var path = AcceptUploads.path("files[" + at + "].path", file.path());
        var local = new LocalFile(path, file.sha256().toLowerCase(Locale.ROOT));
        given.put(local, file.path());
        return local;
    }

    private void delete(Document document) {
        try {
            deleter.deleteWithReceipt(document.owner(), document.id());
        } catch (DocumentNotFoundException deletedMeanwhile) {
            // Another request deleted it first.
        }
    }

    /** The files of the folder. */
    @Schema(
            name = "Folder",
            example = "{\"files\": [{\"path\": \"reports/january.pdf\", \"sha256\":"
                    + " \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"}]}")
    record Folder(
            @NotNull @Valid @Size(max = 100_000) List<@NotNull FileInFolder> files,

            @Nullable
            @Schema(description = "Whether to delete the documents that are not in the folder", defaultValue = "false")
            Boolean delete) {}

    /** A file of the folder. */
    @Schema(name = "FileInFolder")
    record FileInFolder(
            @NotNull @Size(min = 1, max = 1024) @Schema(example = "reports/january.pdf")
            String path,

            @NotNull @Pattern(regexp = "^[0-9a-fA-F]{64}$", message = "must be a SHA-256 in hex")
            String sha256) {}

    /** The differences. */
    @Schema(name = "FolderSync")
    record SyncView(
            @Schema(description = "Paths of the files to upload, as they were sent")
            List<String> upload,

            @Schema(description = "Documents that are not in the folder; already deleted if the request said so")
            List<SuperfluousView> delete,

            @Schema(description = "Number of files that are unchanged")
            int unchanged) {

        static SyncView of(Comparison comparison, Map<LocalFile, String> given) {
            return new SyncView(
                    comparison.upload().stream()
                            .map(file -> given.getOrDefault(file, file.path().value()))
                            .toList(),
                    comparison.delete().stream().map(SuperfluousView::of).toList(),
                    comparison.unchanged());
        }
    }

    /** A document that is not in the folder. */
    @Schema(name = "SuperfluousDocument")
    record SuperfluousView(String path, String documentId) {
        static SuperfluousView of(Document document) {
            return new SuperfluousView(String.valueOf(document.path()), document.id());
        }
    }
}
