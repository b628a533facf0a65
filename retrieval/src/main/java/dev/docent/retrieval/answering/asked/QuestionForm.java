package dev.docent.retrieval.answering.asked;

import dev.docent.retrieval.words.WordBoundary;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Forms of answers other than one value, as questions ask for them in English, German, French and Spanish. A question may have several. */
public enum QuestionForm {
    /** Two things are compared, or one of two is asked for. */
    COMPARISON(
            "(?:compare|compared|comparison|differ|differs|difference|differences|versus|vs|vergleiche|unterschied|unterschiede|compara|diferencia|diferencias|différence|différences)\\b"
                    + "|(?:more|less|fewer|first|earlier|later|better|worse|\\w{2,12}er|mehr|weniger|zuerst|plus|moins|más|menos|mayor|menor)\\b.{0,120}\\b(?:or|oder|ou|o|u)\\b"),
    /** Several things. */
    LIST(
            "(?:list|name|enumerate|all|nenne|nennen|liste|alle|aufzählen|énumère|énumérez|liste|tous|toutes|enumera|todos|todas)\\b"
                    + "|(?:who|what|which) (?:are|were)\\b|(?:what|which) (?:\\w+ ){0,2}?(?!is |was |does |has )\\w{2,}(?<!s|u|i)s\\b(?! (?:is|was)\\b)"
                    + "|what (?:\\w+ ){0,2}?(?:should|do|does|must|can|shall|has|have|comes?|is (?:in|on|included|needed))\\b|who (?:was|is|were|attended|took part) (?:present|there|invited|absent)\\b"
                    + "|welche (?:\\w+ ){0,3}\\w+\\b|was (?:muss|müssen|soll|sollen|gehört|gehören|bekommt|brauche|braucht|ist (?:in|im|enthalten))\\b"
                    + "|(?:quels|quelles) |que (?:doi|faut|dois|doivent|comprend)|qu['’]est-ce qu['’](?:il|on) |qu[eé] (?:tien|hay|debe|incluye|llev)|(?:cu[aá]les|qui[eé]nes) "),
    /** Instructions. */
    STEPS(
            "(?:how (?:do|can|should|to|does one|would|is .{2,60} (?:made|done|prepared|set up|installed))|steps|instructions|procedure|wie (?:kann|geht|funktioniert|mache|bereite|wird)|schritte|anleitung|comment|étapes|c[oó]mo|pasos)\\b"),
    /** The meaning of a term. */
    DEFINITION(
            "(?:what|whats|what['’]s) (?:is|are|was|does)?.{0,60}\\b(?:mean|meant|stand for|stands for)\\b|(?:what (?:is|are)|what['’]?s) (?:an? )?[\\w'’*-]+(?: [\\w'’*-]+){0,2}\\W*$"
                    + "|what is it\\b|(?:define|definition of|meaning)\\b|was (?:ist|sind|bedeutet|heißt|versteht man unter)\\b|qu['’]est-ce qu|que (?:signifie|veut dire)|qu[eé] (?:es|son|significa)\\b");

    private final Pattern pattern;

    QuestionForm(String pattern) {
        this.pattern = Pattern.compile(
                WordBoundary.LEFT + "(?:" + pattern + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** {@return the forms that the words of the question ask for; empty if it asks for one value} */
    public static Set<QuestionForm> of(String question) {
        var forms = EnumSet.noneOf(QuestionForm.class);
        for (var form : values()) {
            if (form.pattern.matcher(question).find()) {
                forms.add(form);
            }
        }
        return forms;
    }
}
