package dev.docent.retrieval.index.lucene.field;

import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.words.TextLanguage;
import java.util.Locale;
import org.apache.lucene.index.Term;

/** The names of the index fields, and the terms of those that passages are found by. */
public final class PassageFields {

    public static final String SCOPE = "scope";
    public static final String DOCUMENT = "document";
    public static final String ORDINAL = "ordinal";
    public static final String TOKENS = "tokens";
    public static final String METADATA = "metadata";
    public static final String WORDS = "words";

    /** The words of the document's name. */
    public static final String NAME = "name";

    static final String LANGUAGE = "inflection";
    static final String CONTENT = "content";

    /** The stored field that layout 3 used for the content. */
    static final String CONTENT_OF_LAYOUT_3 = "passage";

    /**
     * The number of vector fields. Owners share them by the hash of their id, since a search in a graph that holds mostly
     * vectors of others is slow, and one field for each owner would be too many.
     */
    private static final int VECTOR_FIELDS = 64;

    private PassageFields() {}

    /** {@return the term of all passages of a knowledge base; it includes the owner, so it never matches another's} */
    public static Term scope(KnowledgeBaseRef base) {
        return new Term(SCOPE, withOwner(base.owner(), base.id()));
    }

    /** {@return the term of all passages of a document; it includes the owner, so it never matches another's} */
    public static Term document(DocumentRef document) {
        return new Term(DOCUMENT, withOwner(document.owner(), document.id()));
    }

    /** {@return the document that a term of {@link #document(DocumentRef)} names} */
    public static DocumentRef document(String term) {
        var colon = term.indexOf(':');
        var end = colon + 1 + Integer.parseInt(term.substring(0, colon));
        return new DocumentRef(term.substring(colon + 1, end), term.substring(end));
    }

    /** {@return the term of all passages of a knowledge base in a language; English has none} */
    static Term language(Term scope, TextLanguage language) {
        return new Term(LANGUAGE, scope.text() + '\0' + language.name().toLowerCase(Locale.ROOT));
    }

    /** {@return the field of an owner's vectors; other owners may share it} */
    public static String vector(String owner) {
        return "vector" + Math.floorMod(owner.hashCode(), VECTOR_FIELDS);
    }

    private static String withOwner(String owner, String id) {
        return owner.length() + ":" + owner + id;
    }
}
