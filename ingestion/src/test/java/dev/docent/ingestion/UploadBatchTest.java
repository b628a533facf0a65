package dev.docent.ingestion;

import static dev.docent.ingestion.source.Packed.bytes;
import static dev.docent.ingestion.source.Packed.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.IngestDocument.Upload;
import dev.docent.ingestion.UploadBatch.Result;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.IngestionException.EmptyUploadException;
import dev.docent.ingestion.document.IngestionException.UnusableSourceException;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.source.CompareFolder;
import dev.docent.ingestion.source.CompareFolder.Comparison;
import dev.docent.ingestion.source.CompareFolder.LocalFile;
import dev.docent.ingestion.source.RelativePath;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and archives that come together, and the folder they come from. */
class UploadBatchTest {

    private static final String MAIL = """
            From: ann@example.org
            Subject: Papers
            Content-Type: multipart/mixed; boundary=b

            --b

            Words.
            --b
            Content-Disposition: attachment; filename=a.txt

            one
            --b--
            """;

    @TempDir
    Path folder;

    private Installation docent;
    private String base;

    @BeforeEach
    void open() {
        docent = new Installation(folder.resolve("data"), 1);
        base = docent.base("ann");
    }

    @AfterEach
    void close() {
        docent.close();
    }

    @Test
    void makesADocumentOfEachFileInAnArchive() {
        var result = put(Map.of("", zip("a.txt", "one", "folder/b.txt", "two", "empty", "")));

        assertThat(result.documents())
                .extracting(each -> each.document().path())
                .containsExactly("a.txt", "folder/b.txt");
        assertThat(result.documents())
                .extracting(each -> each.document().filename())
                .containsExactly("a.txt", "b.txt");
        assertThat(result.skipped()).extracting(each -> each.path()).containsExactly("empty");
        assertThat(docent.passages(docent.finished(result.documents().getLast().document())))
                .containsExactly("two");
    }

    @Test
    void keepsNothingOfAnythingWhenOneIsRefused() {
        var box = zip("a.txt", "one", "b.txt", "two");
        try (var uploadBatch = docent.part(IngestFiles.class).begin(new KnowledgeBaseRef("ann", base))) {
            uploadBatch.put(upload(null, box));
            assertThat(originals()).isEqualTo(2);
            assertThatThrownBy(() -> uploadBatch.put(upload(null, new byte[0])))
                    .isInstanceOf(EmptyUploadException.class);
        }

        assertThat(originals()).isZero();
        assertThat(docent.part(Documents.class).in(new KnowledgeBaseRef("ann", base)))
                .isEmpty();
    }

    @Test
    void refusesAnArchiveWithNothingInIt() {
        assertThatThrownBy(() -> put(Map.of("", zip("empty.txt", ""))))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessageContaining("empty.txt: it is empty");
        assertThatThrownBy(() -> put(Map.of("", zip()))).hasMessageContaining("there are no files in it");
    }

    @Test
    void asksForNothingTwice() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("a.txt", bytes("one"));
        files.put("twin.txt", bytes("one"));
        files.put("box/c.zip", zip("in.txt", "three"));

        assertThat(compare(files).upload()).hasSize(3);
        put(files);

        assertThat(compare(files)).isEqualTo(new Comparison(List.of(), List.of(), 3));
    }

    @Test
    void seesWhatWasChangedAndWhatWasRemoved() {
        put(Map.of("a.txt", bytes("one"), "b.txt", bytes("two")));

        var comparison = compare(Map.of("a.txt", bytes("another one")));

        assertThat(comparison.upload()).extracting(file -> file.path().value()).containsExactly("a.txt");
        assertThat(comparison.delete()).extracting(Document::path).containsExactlyInAnyOrder("a.txt", "b.txt");
    }

    @Test
    void movesAFileThatHasAnotherPathNow() {
        var before = put(Map.of("a.txt", bytes("one"))).documents().getFirst().document();
        docent.finished(before);
        Map<String, byte[]> moved = Map.of("new/a.txt", bytes("one"));

        assertThat(compare(moved).upload()).hasSize(1);
        assertThat(compare(moved).delete()).isEmpty();
        var after = put(moved).documents().getFirst();

        assertThat(after.created()).isFalse();
        assertThat(after.document().id()).isEqualTo(before.id());
        assertThat(after.document().path()).isEqualTo("new/a.txt");
        assertThat(compare(moved)).isEqualTo(new Comparison(List.of(), List.of(), 1));
    }

    @Test
    void leavesWhatCameWithoutAPath() {
        var alone = docent.finished(docent.upload("ann", "one"));

        assertThat(compare(Map.of()).delete()).isEmpty();
        assertThat(compare(Map.of("a.txt", bytes("one"))).upload()).isEmpty();
        assertThat(put(Map.of("a.txt", bytes("one"))).documents().getFirst().document())
                .isEqualTo(alone);
    }

    @Test
    void keepsThePartsOfAnArchiveAsTheyAreNow() {
        put(Map.of("c.zip", zip("stays.txt", "one", "goes.txt", "two")));
        Map<String, byte[]> changed = Map.of("c.zip", zip("stays.txt", "one", "comes.txt", "three"));

        assertThat(compare(changed).upload()).hasSize(1);
        assertThat(compare(changed).delete()).isEmpty();
        put(changed);

        assertThat(paths()).containsExactlyInAnyOrder("c.zip/stays.txt", "c.zip/comes.txt");
        assertThat(compare(changed)).isEqualTo(new Comparison(List.of(), List.of(), 1));
        assertThat(compare(Map.of()).delete()).hasSize(2);
    }

    @Test
    void forgetsThePartsOfAnArchiveThatIsNoneAnyMore() {
        put(Map.of("c.eml", bytes(MAIL)));
        assertThat(paths()).containsExactlyInAnyOrder("c.eml", "c.eml/a.txt");
        assertThat(compare(Map.of("c.eml", bytes(MAIL)))).isEqualTo(new Comparison(List.of(), List.of(), 1));
        Map<String, byte[]> plain = Map.of("c.eml", bytes("Words and nothing attached."));

        assertThat(compare(plain).delete()).extracting(Document::path).containsExactly("c.eml");
        put(plain);

        assertThat(compare(plain).upload()).isEmpty();
        assertThat(paths()).doesNotContain("c.eml/a.txt");
    }

    private Result put(Map<String, byte[]> files) {
        try (var uploadBatch = docent.part(IngestFiles.class).begin(new KnowledgeBaseRef("ann", base))) {
            files.forEach((path, content) ->
                    uploadBatch.put(upload(RelativePath.of(path).orElse(null), content)));
            return uploadBatch.enter();
        }
    }

    private Upload upload(@Nullable RelativePath path, byte[] content) {
        return new Upload(
                new KnowledgeBaseRef("ann", base),
                "upload",
                new ByteArrayInputStream(content),
                Metadata.NONE,
                path,
                null);
    }

    private Comparison compare(Map<String, byte[]> files) {
        var local = files.entrySet().stream()
                .map(file -> new LocalFile(RelativePath.of(file.getKey()).orElseThrow(), sha256(file.getValue())))
                .toList();
        return docent.part(CompareFolder.class).compare(new KnowledgeBaseRef("ann", base), local);
    }

    private List<String> paths() {
        return docent.part(Documents.class).in(new KnowledgeBaseRef("ann", base)).stream()
                .filter(document -> document.status() != DocumentStatus.DELETING)
                .map(document -> String.valueOf(document.path()))
                .toList();
    }

    private long originals() {
        try (var stored = docent.part(Originals.class).list()) {
            return stored.count();
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
