package dev.docent.ingestion.source;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Documents;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Compares a folder with a knowledge base by path and content hash. Content that is in the knowledge base is never
 * requested again: of two equal files one is kept, and a file uploaded without a path is ignored. An archive is
 * compared by its own hash, and its parts are kept as long as it exists.
 */
@Service
public final class CompareFolder {

    private final Documents documents;
    private final SourceArchives archives;

    CompareFolder(Documents documents, SourceArchives archives) {
        this.documents = documents;
        this.archives = archives;
    }

    /** {@return the files to upload and the documents to delete; a document without a path is never deleted} */
    public Comparison compare(KnowledgeBaseRef base, List<LocalFile> files) {
        var wanted = new LinkedHashMap<String, String>();
        files.forEach(file -> wanted.put(file.path().value(), file.sha256()));
        var known = documents.visibleIn(base);
        var unpacked = archives.byPath(base);
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

    /**
     * A document at another path is this file if that path no longer exists, or has other content: the file was moved.
     */
    private static boolean isThere(LocalFile file, Map<String, Document> byContent, Map<String, String> wanted) {
        var document = byContent.get(file.sha256());
        if (document == null) {
            return false;
        }
        var path = document.path();
        return path == null || path.equals(file.path().value()) || file.sha256().equals(wanted.get(path));
    }

    /** {@return the paths of the folders above the document} */
    private static Stream<String> above(Document document) {
        var path = Objects.requireNonNullElse(document.path(), "");
        return IntStream.range(1, path.length())
                .filter(at -> path.charAt(at) == '/')
                .mapToObj(at -> path.substring(0, at));
    }

    /**
     * A file of the folder.
     *
     * @param sha256 lower-case hex
     */
    public record LocalFile(RelativePath path, String sha256) {}

    /**
     * The difference between folder and knowledge base.
     *
     * @param upload files that the knowledge base lacks, or has at a path that no longer exists
     * @param delete documents whose file no longer exists
     * @param unchanged number of unchanged files
     */
    public record Comparison(List<LocalFile> upload, List<Document> delete, int unchanged) {}
}
