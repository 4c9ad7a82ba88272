using Disclosure.ApiErrors;

namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>Tells callers about failures of what a service stands on, such as its database.</summary>
public interface IExceptionTranslator
{
    /// <summary>The error that callers get; null where the exception is none that this translator knows.</summary>
    ApiException? Translate(Exception failure);
}
