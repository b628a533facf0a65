package dev.docent.storage.objects.folder;

import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Lists the objects below a folder while others store and delete objects there. Files that vanish in the meantime are left
 * out, and so are symbolic links and files whose path is not a key.
 *
 * @param root folder that keys are relative to
 */
record ListedFolder(Path root) {

    /** Folders are read as the stream is consumed; the caller closes it. */
    Stream<ObjectKey> below(Path folder) {
        return entries(folder).filter(entry -> ObjectKey.isValid(keyOf(entry))).flatMap(entry -> {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                return below(entry);
            }
            return Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
                    ? Stream.of(new ObjectKey(keyOf(entry)))
                    : Stream.empty();
        });
    }

    private String keyOf(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static Stream<Path> entries(Path folder) {
        try {
            return Files.list(folder);
        } catch (NoSuchFileException vanished) {
            return Stream.empty();
        } catch (IOException e) {
            throw new ObjectStoreException("Cannot list " + folder, e);
        }
    }
}
