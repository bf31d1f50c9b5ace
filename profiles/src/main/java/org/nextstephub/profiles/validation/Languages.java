package org.nextstephub.profiles.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.LookupCodeRequest;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * Languages by BCP 47: every well-formed tag is one. HAPI takes only the forty of FHIR's example list, and answers a
 * preferred binding with an error: a person who speaks Cree, Somali or Inuktitut could not be referred.
 */
final class Languages implements IValidationSupport {

    private static final String SYSTEM = "urn:ietf:bcp:47";
    private static final Set<String> VALUE_SETS =
            Set.of("http://hl7.org/fhir/ValueSet/languages", "http://hl7.org/fhir/ValueSet/all-languages");

    private final FhirContext fhir;

    Languages(FhirContext fhir) {
        this.fhir = fhir;
    }

    @Override
    public FhirContext getFhirContext() {
        return fhir;
    }

    @Override
    public boolean isCodeSystemSupported(ValidationSupportContext context, @Nullable String system) {
        return SYSTEM.equals(system);
    }

    @Override
    public boolean isValueSetSupported(ValidationSupportContext context, @Nullable String valueSet) {
        return valueSet != null && VALUE_SETS.contains(valueSet.replaceFirst("\\|.*", ""));
    }

    @Override
    public @Nullable CodeValidationResult validateCode(
            ValidationSupportContext context,
            ConceptValidationOptions options,
            @Nullable String system,
            @Nullable String code,
            @Nullable String display,
            @Nullable String valueSet) {
        boolean asked = valueSet == null ? SYSTEM.equals(system) : isValueSetSupported(context, valueSet);
        return asked && (system == null || SYSTEM.equals(system)) ? judged(code) : null;
    }

    @Override
    public @Nullable CodeValidationResult validateCodeInValueSet(
            ValidationSupportContext context,
            ConceptValidationOptions options,
            @Nullable String system,
            @Nullable String code,
            @Nullable String display,
            IBaseResource valueSet) {
        String url = fhir.newTerser().getSinglePrimitiveValueOrNull(valueSet, "url");
        return validateCode(context, options, system, code, display, url == null ? "" : url);
    }

    @Override
    public @Nullable LookupCodeResult lookupCode(ValidationSupportContext context, LookupCodeRequest request) {
        if (!SYSTEM.equals(request.getSystem())) {
            return null;
        }
        return new LookupCodeResult()
                .setSearchedForSystem(SYSTEM)
                .setSearchedForCode(request.getCode())
                .setFound(isWellFormed(request.getCode()));
    }

    private static CodeValidationResult judged(@Nullable String code) {
        return isWellFormed(code)
                ? new CodeValidationResult().setCode(code).setCodeSystemName("BCP 47")
                : new CodeValidationResult().setSeverity(IssueSeverity.ERROR).setMessage("This is no language tag");
    }

    private static boolean isWellFormed(@Nullable String code) {
        try {
            return code != null
                    && !code.isEmpty()
                    && !new Locale.Builder()
                            .setLanguageTag(code)
                            .build()
                            .getLanguage()
                            .isEmpty();
        } catch (IllformedLocaleException malformed) {
            return false;
        }
    }
}
