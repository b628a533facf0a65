package dev.docent.ingestion.source;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentRegister;
import dev.docent.ingestion.document.DocumentStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Compares a folder with a knowledge base, by path and content. Bytes that are in the knowledge base are never asked
 * for again: of two equal files one is enough, and a file that was uploaded without a path is left alone. An archive
 * counts by its own hash, and its parts stay as long as it does.
 */
@Service
public final class CompareFolder {

    private final DocumentRegister documents;
    private final SourceArchives archives;

    CompareFolder(DocumentRegister documents, SourceArchives archives) {
        this.documents = documents;
        this.archives = archives;
    }

    /** {@return what is missing and what is too much; documents without a path are never too much} */
    public Comparison compare(String owner, String knowledgeBase, List<LocalFile> files) {
        var wanted = new LinkedHashMap<String, String>();
        files.forEach(file -> wanted.put(file.path().value(), file.sha256()));
        var known = documents.in(owner, knowledgeBase, EnumSet.complementOf(EnumSet.of(DocumentStatus.DELETING)));
        var unpacked = archives.byPath(owner, knowledgeBase);
        var byContent = known.stream().collect(Collectors.toMap(Document::sha256, document -> document));
        var withParts = known.stream().flatMap(CompareFolder::above).collect(Collectors.toSet());
        var upload = new ArrayList<LocalFile>();
        for (var file : files) {
            var isUnpacked = file.sha256().equals(unpacked.get(file.path().value()))
                    && withParts.contains(file.path().value());
            if (!isUnpacked && !isThere(file, byContent, wanted)) {
                upload.add(file);
            }
        }
        var contents = new HashSet<>(wanted.values());
        var stay = wanted.keySet().stream().filter(unpacked::containsKey).collect(Collectors.toSet());
        var delete = known.stream()
                .filter(document -> document.path() != null)
                .filter(document -> !contents.contains(document.sha256()))
                .filter(document -> above(document).noneMatch(stay::contains))
                .toList();
        return new Comparison(upload, delete, files.size() - upload.size());
    }

    /** A document at another path is this file when that path is no more, or has another file: it has moved. */
    private static boolean isThere(LocalFile file, Map<String, Document> byContent, Map<String, String> wanted) {
        var document = byContent.get(file.sha256());
        if (document == null) {
            return false;
        }
        var path = document.path();
        return path == null || path.equals(file.path().value()) || file.sha256().equals(wanted.get(path));
    }

    /** {@return the paths that the document's path stands in} */
    private static java.util.stream.Stream<String> above(Document document) {
        var path = document.path();
        Set<String> above = new HashSet<>();
        for (var slash = path == null ? -1 : path.indexOf('/'); path != null && slash > 0; ) {
            above.add(path.substring(0, slash));
            slash = path.indexOf('/', slash + 1);
        }
        return above.stream();
    }

    /**
     * A file in the folder.
     *
     * @param sha256 of its bytes, in lower-case hex
     */
    public record LocalFile(RelativePath path, String sha256) {}

    /**
     * What differs.
     *
     * @param upload what the knowledge base lacks, or has at a path that is no more
     * @param delete what the folder does not have any more
     * @param unchanged how many files are as they were
     */
    public record Comparison(List<LocalFile> upload, List<Document> delete, int unchanged) {}
}
