package dev.docent.api.media;

import dev.docent.api.media.AcceptMedia.Accepted;
import dev.docent.api.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.multipart.MultipartFile;

/** Puts an uploaded part into a file of its own, for the process that reads it. Files of a crash are deleted at the next start. */
@Component
class MediaUploads {

    private final AcceptMedia media;
    private final Path folder;

    MediaUploads(AcceptMedia media, @Value("${docent.data:data}/tmp/media") Path folder) throws IOException {
        this.media = media;
        this.folder = folder.toAbsolutePath();
        FileSystemUtils.deleteRecursively(this.folder);
        Files.createDirectories(this.folder);
    }

    Accepted accept(String owner, MultipartFile part) {
        if (part.isEmpty()) {
            throw ProblemException.badRequest("file", "is empty");
        }
        try {
            var file = Files.createTempFile(folder, "upload-", ".tmp");
            try {
                part.transferTo(file);
                return media.accept(owner, file, Files.size(file), sha256(file));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read an upload from the disk", failure);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(content);
        }
    }
}
