package dev.docent.retrieval.answering;

import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageReader;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Documents in memory, all of one owner. Their texts can be changed and lost, as stored ones can. */
public final class StoredDocuments implements SourceTexts {

    public static final String OWNER = "ada";
    public static final Scope SCOPE = Scope.of(OWNER, "library");

    private final Map<String, String> texts = new ConcurrentHashMap<>();

    private final Map<String, String> edits = new ConcurrentHashMap<>();

    private final Map<String, List<Passage>> passages = new ConcurrentHashMap<>();

    /** {@return the text as the only passage of a new document} */
    public Passage store(String document, String text, String... headings) {
        return storeBehind("", document, text, headings);
    }

    /** {@return the same passage of a document in the language} */
    public static Passage inLanguage(String language, Passage passage) {
        var of = passage.source();
        var source = new PassageSource(
                of.owner(),
                of.knowledgeBase(),
                of.document(),
                of.filename(),
                of.mediaType(),
                of.createdAt(),
                of.metadata(),
                language);
        return new Passage(
                passage.id(),
                source,
                passage.ordinal(),
                passage.text(),
                passage.start(),
                passage.end(),
                passage.page(),
                passage.pageEnd(),
                passage.headings(),
                passage.tokens(),
                false);
    }

    /** {@return the second passage of a new document, which begins with another text} */
    public Passage storeBehind(String before, String document, String text, String... headings) {
        texts.put(document, before + text);
        var start = before.codePointCount(0, before.length());
        var end = start + text.codePointCount(0, text.length());
        var source = new PassageSource(
                OWNER, "library", document, document + ".txt", "text/plain", Instant.EPOCH, Map.of(), null);
        var passage = new Passage(
                document + "-0",
                source,
                0,
                text,
                start,
                end,
                3,
                4,
                List.of(headings),
                text.split("\\s+").length,
                false);
        passages.put(document, List.of(passage));
        return passage;
    }

    /** {@return a hit of a whole document in the language} */
    public PassageHit hitIn(String language, String document, String text) {
        var passage = inLanguage(language, store(document, text));
        passages.put(document, List.of(passage));
        return hit(passage, 1, 0.8);
    }

    /** {@return the texts as the passages of a new document, below the headings, a line apart} */
    public List<Passage> storeAll(String document, List<String> headings, String... each) {
        var whole = String.join("\n", each);
        var stored = new ArrayList<Passage>();
        int start = 0;
        for (var text : each) {
            var first = storeBehind(whole.substring(0, start), document, text, headings.toArray(String[]::new));
            stored.add(new Passage(
                    document + "-" + stored.size(),
                    first.source(),
                    stored.size(),
                    text,
                    first.start(),
                    first.end(),
                    first.page(),
                    first.pageEnd(),
                    stored.isEmpty() ? List.of() : headings,
                    first.tokens(),
                    false));
            start += text.length() + 1;
        }
        texts.put(document, whole);
        passages.put(document, List.copyOf(stored));
        return stored;
    }

    /** {@return reads only these passages, all of one document} */
    public PassageReader passages(List<Passage> only) {
        passages.put(only.getFirst().source().document(), only);
        return passages();
    }

    /** {@return reads the passages of a document; nothing else can be read} */
    public PassageReader passages() {
        return (PassageReader) Proxy.newProxyInstance(
                PassageReader.class.getClassLoader(),
                new Class<?>[] {PassageReader.class},
                (self, method, arguments) -> {
                    if (!method.getName().equals("passages")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return passages.getOrDefault(((DocumentRef) arguments[0]).id(), List.of()).stream()
                            .skip((int) arguments[1])
                            .limit((int) arguments[2])
                            .toList();
                });
    }

    /** {@return a hit of a whole document that both searches hold for a good one} */
    public PassageHit hit(String document, String text, String... headings) {
        return hit(store(document, text, headings), 1, 0.8);
    }

    public static PassageHit hit(Passage passage, double score, double semantic) {
        return new PassageHit(passage, score, semantic, 1.0);
    }

    public void change(String document, String text) {
        texts.put(document, text);
    }

    /** Stores the text that a user gave the passage. */
    public void edit(Passage edited) {
        edits.put(edited.source().document() + ":" + edited.start() + "-" + edited.end(), edited.text());
    }

    public void lose(String document) {
        texts.remove(document);
    }

    public String text(String document) {
        return texts.getOrDefault(document, "");
    }

    @Override
    public Optional<String> slice(DocumentRef document, int start, int end) {
        var text = text(document.id());
        if (!document.owner().equals(OWNER) || end > text.codePointCount(0, text.length())) {
            return Optional.empty();
        }
        return Optional.of(text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end)));
    }

    @Override
    public Optional<String> edited(DocumentRef document, int start, int end) {
        return Optional.of(document)
                .filter(each -> each.owner().equals(OWNER))
                .map(each -> edits.get(each.id() + ":" + start + "-" + end));
    }
}
