package dev.docent.retrieval.answering.polar;

import dev.docent.retrieval.words.QuestionLanguage;
import dev.docent.retrieval.words.TextLanguage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words by which questions and sentences of a language are read. */
enum PolarLanguage {
    ENGLISH(
            "en",
            TextLanguage.ENGLISH,
            "Yes",
            "No",
            "(?:is|are|was|were|am|do|does|did|can|could|may|must|should|shall|will|would|has|have|had)(?!\\p{L})",
            "not|no|never|none|nobody|nothing|neither|nor|cannot|no one|\\p{L}+n['’]t",
            "if|unless|except|excepting|only|but|however|although|though|without|subject"
                    + " to|depending|depends|provided|usually|normally|mostly|generally|partly|partially|some|most|many|few|sometimes|often|rarely"
                    + "|might|perhaps|possibly|probably|likely|plan|plans|planned|intend|intends|intended|want|wants|wanted|hope|hopes|hoped|try|tries|tried|refused?|fail(?:s|ed)?|den(?:y|ies|ied)|said|says|claim(?:s|ed)?|believes?|whether|until|unlike",
            "is|are|was|were|may|can|must|shall|will|should|has|have|do|does|did|cannot",
            "and|while|whereas|or",
            "all|every|each|always|any",
            "in|on|at|during|after|before|with|for|by|near|inside|outside|within|from|to|under|over|of",
            "keep|have|get|bring|do|make|use|take|own|hold|go|put|possible|please",
            "(?:may|can|could|shall) ",
            List.of(
                    "allowed|permitted|may|can|welcome|acceptable>forbidden|prohibited|banned|must"
                            + " not|mustn['’]t|off-limits",
                    "required|must|mandatory|compulsory|obligatory|necessary|needed|have to|has to|need to|needs"
                            + " to>optional|voluntary|unnecessary|need not",
                    "included|inclusive|covered|covers?|insured>excluded|uninsured",
                    "open|opens>closed|shut|closes",
                    "available|in stock>unavailable|sold out|out of stock",
                    "refundable>non-refundable|nonrefundable",
                    "valid>invalid|expired",
                    "legal>illegal"),
            "at most|no more than|not more than|up to|maximum(?: of)?|not exceed(?:ing)?",
            "at least|no less than|minimum(?: of)?"),
    GERMAN(
            "de",
            TextLanguage.GERMAN,
            "Ja",
            "Nein",
            "(?:ist|sind|war|waren|darf|dürfen|durfte|kann|können|konnte|könnte|muss|müssen|musste|soll|sollen|sollte|hat|haben|hatte|habe|gibt|wird|werden|wurde|wurden|gilt|gelten|zahlt|deckt|enthält|gehört|braucht|brauche|übernimmt)(?!\\p{L})",
            "nicht|kein|keine|keinen|keiner|keinem|keines|nie|niemals|niemand|nichts|weder",
            "wenn|falls|sofern|soweit|außer|ausser|ausgenommen|nur|aber|jedoch|allerdings|ohne|je"
                    + " nach|meist|meistens|in der"
                    + " regel|grundsätzlich|teilweise|einige|manche|viele|wenige|manchmal|oft|selten"
                    + "|vielleicht|möglicherweise|wahrscheinlich|geplant|plant|will|wollen|wollte|möchte|versucht|versuchte|sagt|sagte|behauptet|ob|bis|sondern",
            "ist|sind|war|waren|darf|dürfen|kann|können|muss|müssen|soll|sollen|hat|haben|wird|werden|wurde|wurden",
            "und|während|wohingegen|oder",
            "alle|allen|jede|jeder|jedes|immer",
            "in|im|ins|auf|am|an|bei|beim|während|nach|vor|mit|für|zu|zum|zur|aus|von|vom|unter|über",
            "halten|haben|machen|benutzen|nutzen|mitbringen|bringen|nehmen|besitzen|verwenden|bitte|möglich",
            "(?:darf|dürfen|kann|können|könnte) ",
            List.of(
                    "erlaubt|gestattet|zulässig|zugelassen|darf|dürfen|kann|können>untersagt|verboten|unzulässig",
                    "erforderlich|notwendig|nötig|verpflichtend|verpflichtet|pflicht|vorgeschrieben|muss|müssen>freiwillig|unnötig",
                    "enthalten|inbegriffen|inklusive|versichert|mitversichert|gedeckt|abgedeckt|eingeschlossen>ausgeschlossen|unversichert",
                    "offen|geöffnet>geschlossen",
                    "verfügbar|vorrätig|lieferbar>ausverkauft|vergriffen",
                    "gültig>ungültig|abgelaufen"),
            "höchstens|maximal|bis zu|nicht mehr als",
            "mindestens|wenigstens|nicht weniger als"),
    FRENCH(
            "fr",
            TextLanguage.FRENCH,
            "Oui",
            "Non",
            "(?:est-ce qu|(?:[\\p{L}'’-]+"
                    + " ){0,6}?[\\p{L}'’]+-(?:t-)?(?:il|elle|on|je|vous|nous|ils|elles|ce)(?!\\p{L}))",
            "ne|n['’](?=\\p{L})|pas|jamais|aucun|aucune|personne|rien",
            "si|s['’]il|sauf|excepté|hormis|uniquement|seulement|seul|seule|mais|cependant|toutefois|sans|selon|sous"
                    + " réserve|généralement|habituellement|en partie|certains|certaines|quelques|parfois|souvent|rarement"
                    + "|peut-être|probablement|prévoit|prévu|veut|voulait|souhaite|essaie|dit|affirme|jusqu['’]au",
            "est|sont|était|étaient|peut|peuvent|doit|doivent|a|ont|sera|seront",
            "et|tandis que|alors que|ou",
            "tous|toutes|chaque|toujours",
            "dans|sur|à|au|aux|pendant|après|avant|avec|pour|en|chez|de|du|des|sous",
            "avoir|garder|faire|utiliser|apporter|emporter|prendre|tenir|possible",
            "(?:est-ce que? ?(?:je|on|nous|l['’]on) (?:peux|peut|pouvons)|puis-je|peut-on|pouvons-nous|peuvent-)",
            List.of(
                    "autorisée?s?|permise?s?|admise?s?|acceptée?s?|peut|peuvent|possible>interdite?s?|défendue?s?|prohibée?s?",
                    "obligatoires?|nécessaires?|requise?s?|exigée?s?|doit|doivent|faut>facultative?s?|facultatifs?|inutiles?",
                    "incluse?s?|comprise?s?|couverte?s?|assurée?s?>exclue?s?",
                    "ouverte?s?>fermée?s?",
                    "disponibles?>indisponibles?|épuisée?s?",
                    "valables?|valides?>expirée?s?"),
            "au plus|au maximum|maximum de|jusqu['’]à|pas plus de",
            "au moins|au minimum|minimum de"),
    SPANISH(
            "es",
            TextLanguage.SPANISH,
            "Sí",
            "No",
            "(?:se puede|se pueden|se permite|se permiten|se"
                    + " admiten?|puedo|podemos|puede|pueden|es|son|está|están|hay|tiene|tienen|tengo|debo|debe|deben|cubre|incluye|existe|era|fue|ha|han|acepta|aceptan|hace"
                    + " falta|hay que)(?!\\p{L})",
            "no|nunca|jamás|ningún|ninguna|ninguno|nadie|nada|ni|tampoco",
            "si|salvo|excepto|solo|sólo|solamente|únicamente|pero|aunque|sin embargo|sin|según|siempre"
                    + " que|generalmente|normalmente|en parte|parcialmente|algunos|algunas|muchos|muchas|a"
                    + " veces|raramente|quizás?|tal"
                    + " vez|probablemente|posiblemente|quiere|quería|intenta|planea|dice|afirma|hasta que|sino",
            "es|son|está|están|era|puede|pueden|debe|deben|ha|han|será|serán|queda|quedan",
            "y|mientras que|o",
            "todos|todas|cada|siempre",
            "en|sobre|a|al|durante|después|antes|con|para|por|de|del|desde|bajo",
            "tener|hacer|usar|llevar|traer|utilizar|posible",
            "(?:se puede|se pueden|puedo|podemos|puede|pueden) ",
            List.of(
                    "permitid[oa]s?|autorizad[oa]s?|admitid[oa]s?|puede|pueden|permiten?|posible>prohibid[oa]s?|vedad[oa]s?|prohíben?",
                    "obligatori[oa]s?|necesari[oa]s?|requerid[oa]s?|debe|deben|hay"
                            + " que>opcional(?:es)?|voluntari[oa]s?|facultativ[oa]s?",
                    "incluid[oa]s?|incluye|cubiert[oa]s?|cubre|asegurad[oa]s?>excluid[oa]s?|excluye",
                    "abiert[oa]s?>cerrad[oa]s?",
                    "disponibles?>agotad[oa]s?",
                    "válid[oa]s?>caducad[oa]s?|vencid[oa]s?"),
            "como máximo|a lo sumo|hasta|no más de|máximo de",
            "al menos|como mínimo|por lo menos|mínimo de");

    /** The place of permissions among the stances. */
    private static final int PERMISSION = 0;

    final String code;
    final TextLanguage inflection;
    final String yes;
    final String no;
    final Pattern negation;
    final Pattern restriction;
    final Pattern verb;
    final Pattern clauseEnd;
    final Pattern universal;
    final Pattern preposition;
    final Pattern light;
    final List<Stance> stances;
    final Pattern most;
    final Pattern least;
    private final Pattern beginning;
    private final Pattern permission;

    PolarLanguage(
            String code,
            TextLanguage inflection,
            String yes,
            String no,
            String beginning,
            String negation,
            String restriction,
            String verb,
            String conjunction,
            String universal,
            String preposition,
            String light,
            String permission,
            List<String> stances,
            String most,
            String least) {
        this.code = code;
        this.inflection = inflection;
        this.yes = yes;
        this.no = no;
        this.beginning = pattern("^[\\s¿¡]*" + beginning);
        this.negation = words(negation);
        this.restriction = words(restriction);
        this.verb = words(verb);
        this.clauseEnd = pattern("[;:–]|,(?!\\d)|(?<!\\p{L})(?:" + conjunction + ")(?!\\p{L})");
        this.universal = words(universal);
        this.preposition =
                pattern("(?<!\\p{L})(?:" + preposition + ") (?:[\\p{L}'’]{1,3}(?: |(?<=['’])))?(?<word>\\p{L}+)");
        this.light = words(light);
        this.permission = pattern("^[\\s¿¡]*(?:[\\p{L}'’]+ ){0,4}?" + permission);
        this.stances = stances.stream().map(Stance::of).toList();
        var amount = ") (?<value>\\d+(?:[.,]\\d+)?) ?(?<unit>[%€$£]|\\p{L}+[²³]?)";
        this.most = pattern("(?<!\\p{L})(?:" + most + amount);
        this.least = pattern("(?<!\\p{L})(?:" + least + amount);
    }

    /** A pair of opposite predicates. */
    record Stance(Pattern positive, Pattern negative) {

        static Stance of(String words) {
            var both = words.split(">");
            return new Stance(words(both[0]), words(both[1]));
        }

        boolean isIn(String text) {
            return positive.matcher(text).find() || negative.matcher(text).find();
        }
    }

    /** {@return the language of a question for yes or no; empty if it asks for something else} */
    static Optional<PolarLanguage> of(String question) {
        var language = question.contains("¿") ? Optional.of(SPANISH.code) : QuestionLanguage.of(question);
        return Arrays.stream(values())
                .filter(each -> language.map(each.code::equals).orElse(true))
                .filter(each -> each.beginning.matcher(question).find())
                .findFirst();
    }

    /** {@return the opposite predicates that the question is about; empty if it names none} */
    Optional<Stance> stance(String question) {
        var named = stances.stream().filter(each -> each.isIn(question)).toList();
        // "Can" and "may" begin questions for anything that is allowed or covered
        var others =
                named.stream().filter(each -> each != stances.get(PERMISSION)).toList();
        return others.size() == 1 && !permission.matcher(question).find()
                ? Optional.of(others.getFirst())
                : named.contains(stances.get(PERMISSION))
                                || permission.matcher(question).find()
                        ? Optional.of(stances.get(PERMISSION))
                        : Optional.empty();
    }

    /** {@return whether it asks what is allowed} */
    boolean isPermission(Stance stance) {
        return stance == stances.get(PERMISSION);
    }

    private static Pattern words(String alternatives) {
        return pattern("(?<![\\p{L}-])(?:" + alternatives + ")(?![\\p{L}-])");
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
