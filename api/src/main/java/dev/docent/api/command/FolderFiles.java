package dev.docent.api.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lists the files of a folder and its subfolders, sorted. Leaves out hidden files, and links that lead out of the folder or
 * to a folder.
 */
final class FolderFiles extends SimpleFileVisitor<Path> {

    private final Path real;
    private final List<Path> found = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();

    private FolderFiles(Path root) throws IOException {
        this.real = root.toRealPath();
    }

    /** {@return the files} @throws IOException if the folder itself cannot be read */
    static Found in(Path folder) throws IOException {
        var visitor = new FolderFiles(folder);
        Files.walkFileTree(visitor.real, visitor);
        Collections.sort(visitor.found);
        return new Found(visitor.real, List.copyOf(visitor.found), List.copyOf(visitor.unreadable));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        return folder.equals(real) || !isHidden(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!isHidden(file) && (attributes.isRegularFile() || attributes.isSymbolicLink() && staysInside(file))) {
            found.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (file.equals(real)) {
            throw failure;
        }
        unreadable.add(file);
        return FileVisitResult.CONTINUE;
    }

    private boolean staysInside(Path link) {
        try {
            var target = link.toRealPath();
            return target.startsWith(real) && Files.isRegularFile(target);
        } catch (IOException leadsNowhere) {
            return false;
        }
    }

    private static boolean isHidden(Path file) throws IOException {
        return file.getFileName().toString().startsWith(".") || Files.isHidden(file);
    }

    /**
     * The files of a folder.
     *
     * @param root the real path of the folder
     * @param unreadable files and folders without read permission
     */
    record Found(Path root, List<Path> files, List<Path> unreadable) {

        /** {@return the path of a file relative to the folder, with slashes} */
        String path(Path file) {
            return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
        }
    }
}
