namespace HDF.PInvoke;

/// <content>The predefined types: identifiers that the library fills in when it opens.</content>
public static partial class H5T
{
    public static hid_t IEEE_F32LE => NativeHdf5.ReadId("H5T_IEEE_F32LE_g");

    public static hid_t IEEE_F64LE => NativeHdf5.ReadId("H5T_IEEE_F64LE_g");

    public static hid_t STD_I8LE => NativeHdf5.ReadId("H5T_STD_I8LE_g");

    public static hid_t STD_I16LE => NativeHdf5.ReadId("H5T_STD_I16LE_g");

    public static hid_t STD_I32LE => NativeHdf5.ReadId("H5T_STD_I32LE_g");

    public static hid_t STD_I64LE => NativeHdf5.ReadId("H5T_STD_I64LE_g");

    public static hid_t STD_U8LE => NativeHdf5.ReadId("H5T_STD_U8LE_g");

    public static hid_t STD_U16LE => NativeHdf5.ReadId("H5T_STD_U16LE_g");

    public static hid_t STD_U32LE => NativeHdf5.ReadId("H5T_STD_U32LE_g");

    public static hid_t STD_U64LE => NativeHdf5.ReadId("H5T_STD_U64LE_g");

    public static hid_t C_S1 => NativeHdf5.ReadId("H5T_C_S1_g");

    public static hid_t NATIVE_INT8 => NativeHdf5.ReadId("H5T_NATIVE_INT8_g");

    public static hid_t NATIVE_INT16 => NativeHdf5.ReadId("H5T_NATIVE_INT16_g");

    public static hid_t NATIVE_INT32 => NativeHdf5.ReadId("H5T_NATIVE_INT32_g");

    public static hid_t NATIVE_INT64 => NativeHdf5.ReadId("H5T_NATIVE_INT64_g");

    public static hid_t NATIVE_UINT8 => NativeHdf5.ReadId("H5T_NATIVE_UINT8_g");

    public static hid_t NATIVE_UINT16 => NativeHdf5.ReadId("H5T_NATIVE_UINT16_g");

    public static hid_t NATIVE_UINT32 => NativeHdf5.ReadId("H5T_NATIVE_UINT32_g");

    public static hid_t NATIVE_UINT64 => NativeHdf5.ReadId("H5T_NATIVE_UINT64_g");

    public static hid_t NATIVE_FLOAT => NativeHdf5.ReadId("H5T_NATIVE_FLOAT_g");

    public static hid_t NATIVE_DOUBLE => NativeHdf5.ReadId("H5T_NATIVE_DOUBLE_g");

    public static hid_t NATIVE_HSIZE => NativeHdf5.ReadId("H5T_NATIVE_HSIZE_g");

    public static hid_t NATIVE_HBOOL => NativeHdf5.ReadId("H5T_NATIVE_HBOOL_g");
}
