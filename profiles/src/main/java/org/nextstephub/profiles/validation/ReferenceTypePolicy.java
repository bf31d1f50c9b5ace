package org.nextstephub.profiles.validation;

import org.hl7.fhir.common.hapi.validation.validator.FhirDefaultPolicyAdvisor;
import org.hl7.fhir.r5.utils.validation.IResourceValidator;
import org.hl7.fhir.r5.utils.validation.IValidationPolicyAdvisor;
import org.hl7.fhir.r5.utils.validation.constants.ReferenceValidationPolicy;

/** Makes HAPI check the type of a reference's target, which it does not do by default. */
final class ReferenceTypePolicy extends FhirDefaultPolicyAdvisor {

    @Override
    public ReferenceValidationPolicy getReferencePolicy() {
        return ReferenceValidationPolicy.CHECK_TYPE_IF_EXISTS;
    }

    @Override
    public ReferenceValidationPolicy policyForReference(
            IResourceValidator validator,
            Object context,
            String path,
            String url,
            IValidationPolicyAdvisor.ReferenceDestinationType destination) {
        return ReferenceValidationPolicy.CHECK_TYPE_IF_EXISTS;
    }
}
