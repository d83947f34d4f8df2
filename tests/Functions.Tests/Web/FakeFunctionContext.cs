using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Moq;

namespace Automations.Functions.Tests.Web;

/// <summary>An invocation as a middleware sees it.</summary>
internal sealed class FakeFunctionContext : FunctionContext
{
    public FakeFunctionContext(HttpRequest? request, string entryPoint)
    {
        var definition = new Mock<FunctionDefinition>();
        definition.Setup(it => it.Name).Returns("Probe");
        definition.Setup(it => it.EntryPoint).Returns(entryPoint);
        FunctionDefinition = definition.Object;
        var features = new Mock<IInvocationFeatures>();
        features.Setup(it => it.Get<InvocationResult>()).Returns(Result);
        Features = features.Object;
        if (request is not null)
            Items["HttpRequestContext"] = request.HttpContext;
    }

    public FakeResult Result { get; } = new();

    public override string InvocationId => "invocation-4711";

    public override string FunctionId => "probe";

    public override TraceContext TraceContext => Mock.Of<TraceContext>();

    public override BindingContext BindingContext => Mock.Of<BindingContext>();

    public override RetryContext RetryContext => null!;

    public override IServiceProvider InstanceServices { get; set; } = null!;

    public override FunctionDefinition FunctionDefinition { get; }

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; }

    internal sealed class FakeResult : InvocationResult
    {
        public override object? Value { get; set; }
    }
}
