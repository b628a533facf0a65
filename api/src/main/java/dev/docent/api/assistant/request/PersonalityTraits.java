package dev.docent.api.assistant.request;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Traits by their names, which are free: strings, numbers, booleans, or lists of them. Those that are null are left out. */
@Documented
@Constraint(validatedBy = PersonalityTraits.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@interface PersonalityTraits {

    /** {@return what is wrong with other values} */
    String message() default
            "must have at most 50 names of 1 to 64 letters, digits, spaces, _ or -, each with a string of at most 500 characters, a number, a boolean, or a list of at most 20 of them";

    /** {@return the groups, as Bean Validation requires} */
    Class<?>[] groups() default {};

    /** {@return the payload, as Bean Validation requires} */
    Class<? extends Payload>[] payload() default {};

    /** Validates traits. */
    final class Check implements ConstraintValidator<PersonalityTraits, Map<String, ?>> {

        private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_ -]{0,63}");
        private static final int MAX = 50;
        private static final int MAX_VALUES = 20;
        private static final int MAX_LENGTH = 500;

        @Override
        public boolean isValid(@Nullable Map<String, ?> traits, ConstraintValidatorContext context) {
            return traits == null
                    || traits.size() <= MAX
                            && traits.entrySet().stream()
                                    .allMatch(
                                            each -> NAME.matcher(each.getKey()).matches() && isValue(each.getValue()));
        }

        private static boolean isValue(@Nullable Object value) {
            return value instanceof List<?> several
                    ? several.size() <= MAX_VALUES && several.stream().allMatch(each -> each != null && isSimple(each))
                    : value == null || isSimple(value);
        }

        private static boolean isSimple(Object value) {
            return switch (value) {
                case String text -> text.length() <= MAX_LENGTH;
                case Integer ignored -> true;
                case Long ignored -> true;
                case Double ignored -> true;
                case Boolean ignored -> true;
                default -> false;
            };
        }
    }
}
