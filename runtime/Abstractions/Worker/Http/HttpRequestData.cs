using System.Collections.Specialized;
using System.Web;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>A request without ASP.NET Core's types, for what takes no other, such as the durable client's responses.</summary>
public abstract class HttpRequestData(FunctionContext functionContext)
{
    public abstract Stream Body { get; }

    public abstract HttpHeadersCollection Headers { get; }

    public abstract string Method { get; }

    public abstract Uri Url { get; }

    public virtual NameValueCollection Query => HttpUtility.ParseQueryString(Url.Query);

    public FunctionContext FunctionContext { get; } = functionContext ?? throw new ArgumentNullException(nameof(functionContext));

    public abstract HttpResponseData CreateResponse();
}
