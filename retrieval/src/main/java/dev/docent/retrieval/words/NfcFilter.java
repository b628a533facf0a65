package dev.docent.retrieval.words;

import java.io.IOException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Normalizes words to NFC, since some programs store a letter and its accent as two characters. */
final class NfcFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    NfcFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (!Normalizer.isNormalized(term, Form.NFC)) {
            var composed = Normalizer.normalize(term, Form.NFC);
            term.setEmpty().append(composed);
        }
        return true;
    }
}
