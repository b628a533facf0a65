package dev.docent.retrieval.answering.polar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.words.WordAnalyzers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    private static final WordAnalyzers ANALYZERS = new WordAnalyzers();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Is smoking allowed in the flat?|Smoking is not permitted in the flat.|No.",
                "en|Are dogs allowed?|Dogs are allowed.|Yes.",
                "en|Can I keep cats?|Cats, dogs and birds are not allowed.|No.",
                "en|May visitors park in the yard?|Visitors may park in the yard.|Yes.",
                "en|Are barbecues forbidden on the balcony?|Barbecues on the balcony are prohibited.|Yes.",
                "en|Are barbecues forbidden on the balcony?|Barbecues on the balcony are allowed.|No.",
                "en|Is a helmet required?|A helmet is optional.|No.",
                "en|Is a helmet required?|A helmet is not optional.|Yes.",
                "en|Is breakfast included?|Breakfast is included, parking is not.|Yes.",
                "en|Does the warranty cover lightning?|The warranty does not cover lightning.|No.",
                "en|Is the pool open on Sundays?|On Sundays the pool is closed.|No.",
                "en|Is the pool heated?|The pool is heated.|Yes.",
                "en|Are 30 kg of luggage allowed?|Luggage of up to 23 kg is allowed.|No.",
                "en|Can I bring 20 kg of luggage?|Luggage: at most 23 kg.|Yes.",
                "de|Sind Haustiere im Haus erlaubt?|Haustiere sind im Haus nicht gestattet.|Nein.",
                "de|Darf ich auf dem Balkon mit Holzkohle grillen|Das Grillen mit Holzkohle oder Gas ist auf den"
                        + " Balkonen untersagt.|Nein.",
                "de|Ist Glasbruch versichert?|Glasbruch ist nicht versichert.|Nein.",
                "de|Ist der Nachweis erforderlich?|Der Nachweis ist erforderlich.|Ja.",
                "fr|Est-ce que les animaux sont autorisés ?|Les animaux ne sont pas autorisés.|Non.",
                "fr|Les animaux sont-ils interdits ?|Les animaux sont interdits.|Oui.",
                "fr|Le petit-déjeuner est-il compris ?|Le petit-déjeuner est compris.|Oui.",
                "es|¿Están permitidos los perros?|Los perros no están permitidos.|No.",
                "es|¿Está incluido el desayuno?|El desayuno está incluido.|Sí.",
                "es|¿Se puede fumar en la terraza?|Está prohibido fumar en la terraza.|No.",
            })
    void followFromASentence(String language, String question, String sentence, String opening) {
        assertThat(of(language, question, sentence).map(Verdict::opening)).contains(opening);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Are dogs allowed?|Pets are not allowed.",
                "en|Are dogs allowed?|Dogs are not allowed in the pool.",
                "en|Are dogs allowed?|Dogs are only allowed with the written consent of the landlord.",
                "en|Are dogs allowed?|Dogs are allowed, but not in the garden.",
                "en|Are pets forbidden?|Smoking is forbidden and pets must be on a leash.",
                "en|Can I keep a dog?|Dogs require written consent.",
                "en|Did Anna pay the invoice?|Anna has to pay the invoice.",
                "en|Did Anna visit Paris?|Anna planned to visit Paris.",
                "en|Does the lease end on 1 March?|The lease starts on 1 March and ends on 31 May.",
                "en|Is Anna older than Ben?|Anna is older than Ben.",
                "en|Is it red or blue?|It is red.",
                "en|Are all tickets sold?|Tickets are sold.",
                "en|Where are dogs allowed?|Dogs are allowed.",
                "en|Are dogs allowed?|Are dogs allowed?",
                "en|Is a deposit required?|A deposit is allowed.",
                "en|Are dogs allowed?|Usually dogs are allowed.",
                "de|Was ist erlaubt?|Haustiere sind erlaubt.",
                "de|Sind Hunde erlaubt?|Hunde sind nur mit Zustimmung erlaubt.",
                "de|Ist der Hund erlaubt?|The dog is allowed.",
                "fr|Quand les animaux sont-ils autorisés ?|Les animaux sont autorisés sauf le lundi.",
                "es|¿Se puede fumar?|Se puede fumar si no hay niños.",
            })
    void areLeftOpenByOthers(String language, String question, String sentence) {
        assertThat(of(language, question, sentence)).isEmpty();
    }

    @Test
    void readWhatTheSentenceIsAbout() {
        assertThat(Verdict.of(
                                "Is breakfast included in the Harbour Hotel?",
                                "Breakfast is included.",
                                Set.copyOf(ANALYZERS.of("en").terms("Harbour Hotel", 9)),
                                ANALYZERS,
                                "en")
                        .map(Verdict::opening))
                .contains("Yes.");
    }

    @Test
    void followFromTheRowOfATable() {
        assertThat(of("en", "Is breakfast included?", "| Breakfast | included |")
                        .map(Verdict::opening))
                .contains("Yes.");
        assertThat(of("en", "Is breakfast included?", "| Breakfast | not included |")
                        .map(Verdict::opening))
                .contains("No.");
    }

    @Test
    void permitTheirOwnOpeningOfTheirOwnSentenceOnly() {
        var yes = of("en", "Are dogs allowed?", "Dogs are allowed.").orElseThrow();

        assertThat(yes.permits("Yes. Dogs are allowed.", List.of("Dogs are allowed.")))
                .isTrue();
        assertThat(yes.permits("No. Dogs are allowed.", List.of("Dogs are allowed.")))
                .isFalse();
        assertThat(yes.permits("Yes. Dogs are allowed.", List.of("Cats are allowed.")))
                .isFalse();
        assertThat(Verdict.openingOf("Non. Rien.")).contains("Non");
        assertThat(Verdict.openingOf("Yesterday. No one.")).isEmpty();
        assertThat(Verdict.openingOf("No one came.")).isEmpty();
    }

    private static Optional<Verdict> of(String language, String question, String sentence) {
        return Verdict.of(question, sentence, Set.of(), ANALYZERS, language);
    }
}
