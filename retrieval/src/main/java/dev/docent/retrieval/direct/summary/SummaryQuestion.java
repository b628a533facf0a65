package dev.docent.retrieval.direct.summary;

import dev.docent.retrieval.direct.phrase.FoldedText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognizes questions for the subject or a summary of a document: "What is X about?", "Summarize X", "tl;dr of X". */
final class SummaryQuestion {

    /** Longer questions ask for more than a summary. */
    private static final int MOST_CHARACTERS = 200;

    private static final String END = "[\\s?.!。？！؟]*";

    /** English forms in which the document may be followed by an adjective: "What was Warner correct about?" */
    private static final List<Pattern> ENGLISH =
            """
            (?:please |can you |could you |would you |will you )*(?:please )?(?:tell me )?what(?:'s| is| was| are| were) X (?:all )?about(?:,? and what (?:did|does|do) (?:it|they) \\w+)?(?:,? please)?
            (?:please )?(?:can you |could you )?(?:tell me |explain )?what X (?:is|was|are) (?:all )?about
            what (?:does|do|did) X (?:deal with|talk about)""".lines().map(SummaryQuestion::form).toList();

    /** A name with an article, or whose last word is capitalized or has a digit or a sign, as file names have. */
    private static final Pattern NOUN_PHRASE = Pattern.compile(
            "(?i:the|this|that|these|those|my|our|your|an?|all) .*|(?:.*\\s)?(?:\\p{Lu}\\S*|\\S*[^\\p{L}\\s]\\S*|\\S*\\p{Lo}\\S*)");

    /** Forms of {@linkplain FoldedText folded} questions, with the document in place of X. */
    private static final List<Pattern> FORMS =
            """
            (?:please |can you |could you |would you |will you |i want you to |i'd like you to )*(?:briefly |quickly )?(?:summari[sz]e|sum up|recap) X(?: for (?:me|us))?(?: (?:briefly|shortly|quickly|in (?:a few|one|two|three|some) (?:words|sentences?|lines?)))?(?:,? please)?
            (?:please |can you |could you |would you )*(?:give|write|provide|show|make)(?: me| us)? (?:a |an |the )?(?:short |brief |quick |concise )?(?:summary|overview|gist|synopsis|outline|recap|tl;? ?dr) (?:of|for|on) X(?:,? please)?
            (?:a |the )?(?:short |brief |quick )?(?:summary|gist|synopsis|tl;? ?dr)(?: of| for|:)? X(?:,? please)?
            what(?:'s| is) the (?:main |general |central )?(?:topic|subject|gist|point|idea|message|summary) of X
            (?:worum|um was) (?:geht|ging|dreht)(?:'s| es| sich| es sich)?(?: sich)?(?: eigentlich| denn| genau)? (?:in|im|bei|beim) X(?: eigentlich)?
            wovon (?:handelt|handeln) X
            was ist (?:das thema|der inhalt|die kernaussage|gegenstand) (?:von|des|der|vom) X
            (?:bitte )?(?:fass|fasse|fassen sie)(?: mir| bitte| doch| mal| kurz)* X(?: bitte| kurz| fur mich)* zusammen
            (?:kannst du|konnen sie|konntest du|konnten sie)(?: mir| bitte| kurz)* X(?: bitte| kurz| fur mich)* zusammenfassen
            (?:bitte )?(?:gib mir )?(?:eine )?(?:kurze )?(?:zusammenfassung|kurzfassung) (?:von|des|der|vom|zu|zum|zur) X
            (?:de quoi|sur quoi) (?:parle|parlent|traite|traitent|porte|portent)(?:-t-il|-t-elle)? X
            de quoi (?:s'agit-il|est-il question|il s'agit|il est question) (?:dans|a propos de) X
            (?:pouvez-vous |peux-tu |pourriez-vous |pourrais-tu )?(?:s'il (?:vous|te) plait )?(?:me )?(?:resume|resumez|resumer|resume-moi|resumez-moi) X
            (?:donne-moi |donnez-moi |fais-moi |faites-moi |fais |faites )?(?:un |le )?(?:bref |court )?resume (?:de|du|des|d') ?X
            quel est (?:le |l')(?:sujet|theme|objet) (?:de|du|des|d') ?X
            (?:de|sobre) que (?:trata|tratan|habla|hablan|va) X
            (?:puedes |puede |podrias |podria )?(?:por favor )?(?:resume|resuma|resumir|resumeme|resumirme) X(?: por favor)?
            (?:hazme |haz |dame |deme )?(?:un |el )?(?:breve )?resumen (?:de|del) X
            cual es el (?:tema|asunto|contenido) (?:de|del) X
            (?:di|de) (?:che cosa|cosa) (?:parla|tratta) X
            (?:puoi |potresti )?(?:riassumi|riassumere) X
            (?:do|de) que (?:trata|fala) X
            о ч(?:е|ё)м X
            X(?:은|는|이|가)? ?무엇에 (?:관한|대한) .{1,12}
            X(?:을|를)? ?(?:간단히 )?요약(?:해 ?줘|해 ?주세요|해 ?줄래|해 ?주실래요|해)?(?:요)?
            X(?:主要)?(?:讲|說|说|讲述|谈|关于)(?:的是|了)?(?:什么|什麼|些什么)(?:内容)?
            (?:请)?(?:总结|概括|摘要)(?:一下)?X
            Xは(?:何|なに)について(?:の|書|述).*
            X(?:を|の)?要約(?:して|を)?.*
            (?:ما موضوع|عن ماذا (?:يتحدث|تتحدث)|لخص) X""".lines().map(SummaryQuestion::form).toList();

    private SummaryQuestion() {}

    private static Pattern form(String line) {
        return Pattern.compile("[\\s¿¡]*" + line.strip().replace("X", "(?<document>.{2,}?)") + END);
    }

    /** {@return the words that name the document; empty if the question asks for something else} */
    static Optional<String> document(String question) {
        if (question.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        return document(question, ENGLISH)
                .filter(name -> NOUN_PHRASE.matcher(name).matches())
                .or(() -> document(question, FORMS));
    }

    private static Optional<String> document(String question, List<Pattern> forms) {
        var text = FoldedText.of(question).text();
        return forms.stream()
                .map(form -> form.matcher(text))
                .filter(Matcher::matches)
                .map(match -> question.substring(match.start("document"), match.end("document")))
                .map(name -> name.replaceAll("^[\"'“”„«»\\s]+|[\"'“”«»\\s,]+$", ""))
                .filter(name -> !name.isBlank())
                .findFirst();
    }
}
