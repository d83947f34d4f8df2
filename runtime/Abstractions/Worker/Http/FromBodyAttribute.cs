using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Http.Converters;

namespace Microsoft.Azure.Functions.Worker.Http;

public class FromBodyAttribute() : InputConverterAttribute(typeof(IFromBodyConversionFeature));
